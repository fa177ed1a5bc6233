# shellcheck shell=sh
# What is plugged in: block devices, how udev would call them, and what lies on them.

blocks() { # the names of all disks and partitions
    while read -r _ _ _ name; do
        case $name in vd* | sd* | sr* | hd* | xvd* | nvme*) echo "$name" ;; esac
    done </proc/partitions
}

part() { # OFFSET COUNT: text of the beginning of a device
    dd if=/run/assay/head bs=1 skip="$1" count="$2" 2>/dev/null | tr -d '\0'
}

file_system() { # DEVICE: sets FS and LABEL
    FS=none LABEL=
    head -c 36864 "$1" >/run/assay/head 2>/dev/null
    case "$(part 0 4)$(part 1080 2 | od -An -tx1)" in
    XFSB*) FS=xfs LABEL=$(part 108 12) && return ;;
    *' 53 ef') FS=ext LABEL=$(part 1144 16) && return ;;
    esac
    if [ "$(part 32769 5)" = CD001 ]; then
        FS=iso9660 LABEL=$(part 32808 32 | sed 's/ *$//')
    elif [ "$(part 4086 10)" = SWAPSPACE2 ]; then
        FS=swap LABEL=$(part 5148 16)
    elif [ "$(part 82 5)" = FAT32 ]; then
        FS=vfat LABEL=$(part 71 11 | sed 's/ *$//')
    elif [ "$(part 54 3)" = FAT ]; then
        FS=vfat LABEL=$(part 43 11 | sed 's/ *$//')
    elif [ "$(part 512 8)" = 'EFI PART' ]; then
        FS=gpt
    elif [ "$(part 510 2 | od -An -tx1)" = ' 55 aa' ]; then
        FS=mbr
    fi
}

disk_identity() { # NAME: sets BUS, SERIAL and ID, how udev names it below /dev/disk/by-id
    device=$(readlink -f "/sys/block/$1/device")
    SERIAL=$(file "/sys/block/$1/serial")
    ID=
    case $device in
    *virtio*/host*) BUS=scsi ;;
    */ata*) BUS=ata ;;
    */host*) BUS=scsi ;;
    *virtio*) BUS=virtio ;;
    *) BUS=other ;;
    esac
    if [ "$BUS" = virtio ]; then
        [ -n "$SERIAL" ] && ID=virtio-$(printf '%.20s' "$SERIAL" | tr ' ' _)
        return
    fi
    if [ -r "$device/vpd_pg80" ]; then
        SERIAL=$(dd if="$device/vpd_pg80" bs=1 skip=4 2>/dev/null | tr -d '\0' | sed 's/^ *//; s/ *$//')
    fi
    maker=$(file "$device/vendor" | sed 's/ *$//') model=$(file "$device/model" | sed 's/ *$//')
    [ -n "$SERIAL" ] && [ "$BUS" = scsi ] && ID=$(printf 'scsi-0%s_%s_%s' "$maker" "$model" "$SERIAL" | tr ' ' _)
    [ -n "$SERIAL" ] && [ "$BUS" = ata ] && ID=$(printf 'ata-%s_%s' "$model" "$SERIAL" | tr ' ' _)
}

disk_lines() {
    for name in $(blocks); do
        file_system "/dev/$name"
        if [ -e "/sys/block/$name" ]; then
            disk_identity "$name"
            echo "disk name=$name bytes=$(bytes "/sys/block/$name/size") bus=$BUS serial=$(enc "$SERIAL")" \
                "id=$(enc "$ID") removable=$(file "/sys/block/$name/removable")" \
                "readonly=$(file "/sys/block/$name/ro") fs=$FS label=$(enc "$LABEL")"
        else
            echo "partition name=$name bytes=$(bytes "/sys/class/block/$name/size") fs=$FS label=$(enc "$LABEL")"
        fi
    done
}
