"""A disk array that keeps only the bytes that came from images, in plain files."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from cinder import interface
from cinder.volume import configuration, driver
from oslo_config import cfg

from . import qcow2

OPTIONS = [cfg.StrOpt("lab_directory", help="Where the volumes' files are kept.")]
cfg.CONF.register_opts(OPTIONS, group=configuration.SHARED_CONF_GROUP)


@interface.volumedriver
class LabVolumeDriver(driver.VolumeDriver):  # type: ignore[misc]
    """Keeps one file for each volume and snapshot; attachments are account-keeping only."""

    VERSION = "1.0"
    CI_WIKI_NAME = "none"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.configuration.append_config_values(OPTIONS)
        self._directory = Path(self.configuration.lab_directory)

    def do_setup(self, context: Any) -> None:
        """Make the directory of the volumes."""
        self._directory.mkdir(parents=True, exist_ok=True)

    def check_for_setup_error(self) -> None:
        """Find nothing wrong: there is nothing to reach."""

    def _volume(self, volume: Any) -> Path:
        return self._directory / str(volume.id)

    def _snapshot(self, snapshot: Any) -> Path:
        return self._directory / f"snapshot-{snapshot.id}"

    def create_volume(self, volume: Any) -> None:
        """Create an empty volume."""
        self._volume(volume).touch()

    def delete_volume(self, volume: Any) -> None:
        """Delete a volume."""
        self._volume(volume).unlink(missing_ok=True)

    def create_snapshot(self, snapshot: Any) -> None:
        """Copy a volume."""
        shutil.copyfile(self._volume(snapshot.volume), self._snapshot(snapshot))

    def delete_snapshot(self, snapshot: Any) -> None:
        """Delete a snapshot."""
        self._snapshot(snapshot).unlink(missing_ok=True)

    def revert_to_snapshot(self, context: Any, volume: Any, snapshot: Any) -> None:
        """Give a volume the content of its snapshot."""
        shutil.copyfile(self._snapshot(snapshot), self._volume(volume))

    def create_volume_from_snapshot(self, volume: Any, snapshot: Any) -> None:
        """Create a volume with a snapshot's content."""
        shutil.copyfile(self._snapshot(snapshot), self._volume(volume))

    def create_cloned_volume(self, volume: Any, src_vref: Any) -> None:
        """Create a volume with another one's content."""
        shutil.copyfile(self._volume(src_vref), self._volume(volume))

    def extend_volume(self, volume: Any, new_size: int) -> None:
        """Grow a volume; its size is kept by cinder."""

    def clone_image(
        self, context: Any, volume: Any, image_location: Any, image_meta: Any, image_service: Any
    ) -> tuple[dict[str, Any], bool]:
        """Fill a volume from an image, without a detour over a temporary file."""
        self.copy_image_to_volume(context, volume, image_service, image_meta["id"])
        return {}, True

    def copy_image_to_volume(
        self, context: Any, volume: Any, image_service: Any, image_id: str, disable_sparse: bool = False
    ) -> None:
        """Fill a volume from an image."""
        with self._volume(volume).open("wb") as content:
            image_service.download(context, image_id, content)

    def copy_volume_to_image(self, context: Any, volume: Any, image_service: Any, image_meta: Any) -> None:
        """Upload a volume as an image of the format that was asked for."""
        with self._volume(volume).open("rb") as content, tempfile.TemporaryFile() as converted:
            if image_meta["disk_format"] == "qcow2":
                qcow2.write(content, volume.size << 30, converted)
                converted.seek(0)
            image_service.update(
                context,
                image_meta["id"],
                {},
                converted if image_meta["disk_format"] == "qcow2" else content,
                store_id=image_meta.get("store_id"),
                base_image_ref=image_meta.get("base_image_ref"),
            )

    def ensure_export(self, context: Any, volume: Any) -> None:
        """Export nothing."""

    def create_export(self, context: Any, volume: Any, connector: Any) -> None:
        """Export nothing."""

    def remove_export(self, context: Any, volume: Any) -> None:
        """Export nothing."""

    def initialize_connection(self, volume: Any, connector: Any, **kwargs: Any) -> dict[str, Any]:
        """Return an iSCSI target that nobody serves; the hypervisor of the lab does not ask."""
        return {
            "driver_volume_type": "iscsi",
            "data": {
                "volume_id": volume.id,
                "target_discovered": False,
                "target_iqn": f"iqn.2026-01.org.example.lab:{volume.id}",
                "target_portal": "127.0.0.1:3260",
                "target_lun": 1,
                "access_mode": "rw",
                "discard": False,
            },
        }

    def terminate_connection(self, volume: Any, connector: Any, **kwargs: Any) -> None:
        """Forget a connection."""

    def migrate_volume(self, context: Any, volume: Any, host: Any) -> tuple[bool, None]:
        """Say that the volume is there already."""
        return True, None

    def retype(self, context: Any, volume: Any, new_type: Any, diff: Any, host: Any) -> tuple[bool, None]:
        """Accept every type."""
        return True, None

    def update_migrated_volume(self, ctxt: Any, volume: Any, new_volume: Any, status: Any) -> dict[str, Any]:
        """Keep the volume's name."""
        return {"_name_id": None, "provider_location": None}

    def manage_existing(self, volume: Any, existing_ref: Any) -> None:
        """Adopt a volume, empty."""
        self._volume(volume).touch()

    def manage_existing_get_size(self, volume: Any, existing_ref: Any) -> int:
        """Return the size of an adopted volume, in GiB."""
        return 1

    def unmanage(self, volume: Any) -> None:
        """Let a volume go."""

    def get_volume_stats(self, refresh: bool = False) -> dict[str, Any]:
        """Report one roomy backend."""
        self._stats = {
            "volume_backend_name": self.configuration.safe_get("volume_backend_name"),
            "vendor_name": "Assay lab",
            "driver_version": self.VERSION,
            "storage_protocol": "iSCSI",
            "total_capacity_gb": 100000,
            "free_capacity_gb": 100000,
            "allocated_capacity_gb": 0,
            "provisioned_capacity_gb": 0,
            "max_over_subscription_ratio": 20.0,
            "reserved_percentage": 0,
            "thin_provisioning_support": True,
            "thick_provisioning_support": False,
            "QoS_support": False,
            "multiattach": True,
        }
        return self._stats
