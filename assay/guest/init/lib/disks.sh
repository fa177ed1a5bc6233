# shellcheck shell=sh
# What is plugged in: block devices, how udev would call them, and what lies on them.
EXT=$(printf '\123\357') # the signature of ext2 and its successors
MBR=$(printf '\125\252') # of a boot record

blocks() { # the names of all disks and partitions
    while read -r _ _ _ name; do
        case $name in vd* | sd* | sr* | hd* | xvd* | nvme*) echo "$name" ;; esac
    done </proc/partitions
}

file_system() { # DEVICE: sets FS and LABEL
    FS=none LABEL=
    # Its beginning as text of the same length; of what cannot be printed only the bytes of signatures stay.
    head=$(head -c 36864 "$1" 2>/dev/null | tr '\000-\037\177-\251\253-\356\360-\377' ' ')
    # shellcheck disable=SC3057  # busybox can take a part of a text
    case $head in
    XFSB*) FS=xfs LABEL=${head:108:12} ;;
    *)
        if [ "${head:1080:2}" = "$EXT" ]; then
            FS=ext LABEL=${head:1144:16}
        elif [ "${head:32769:5}" = CD001 ]; then
            FS=iso9660 LABEL=${head:32808:32}
        elif [ "${head:4086:10}" = SWAPSPACE2 ]; then
            FS=swap LABEL=${head:1052:16}
        elif [ "${head:82:5}" = FAT32 ]; then
            FS=vfat LABEL=${head:71:11}
        elif [ "${head:54:3}" = FAT ]; then
            FS=vfat LABEL=${head:43:11}
        elif [ "${head:512:8}" = 'EFI PART' ]; then
            FS=gpt
        elif [ "${head:510:2}" = "$MBR" ]; then
            FS=mbr
        fi
        ;;
    esac
    LABEL=${LABEL%%  *}
    LABEL=${LABEL% }
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
