# shellcheck shell=sh
# The machine: its hardware, its clock, its root disk, its power button.
STATE=/var/lib/assay

system_prepare() {
    mkdir -p "$STATE" /root/.ssh
    if [ ! -e "$STATE/owned" ]; then # the image was made without root
        chown -R 0:0 /bin /sbin /lib /lib64 /etc /root /var
        : >"$STATE/owned"
    fi
    chmod 700 /root /root/.ssh
    chmod 600 /etc/shadow
    : >/etc/resolv.conf
}

file() { # PATH: its first line, nothing when there is none
    first=
    [ ! -r "$1" ] || read -r first <"$1"
    printf '%s' "$first"
}

power_watch() { # an ACPI power button ends the guest in order
    trap 'power_end reboot' INT
    for event in /dev/input/event*; do
        [ -e "$event" ] || return 0
    done
    mkdir -p /etc/acpi/PWRF
    printf '#!/bin/sh\nkill -USR1 1\n' >/etc/acpi/PWRF/00000080
    chmod 755 /etc/acpi/PWRF/00000080
    trap 'power_end poweroff' USR1
    acpid -f -l /dev/null &
}

power_end() { # HOW
    say shutdown "how=$1"
    echo "$1" >"$STATE/ended"
    sync
    killall -q -TERM dropbear udhcpc acpid
    swapoff -a
    mount -o remount,ro /
    sync
    "$1" -f
}

root_device() { # the device that / is mounted from
    while read -r device place _; do
        [ "$place" = / ] && case $device in /dev/*) found=${device#/dev/} ;; esac
    done </proc/mounts
    printf '%s' "$found"
}

grow_file_system() { # fill the partition, which the first program has grown
    ROOT=$(root_device)
    [ -e "/dev/$ROOT" ] && resize2fs "/dev/$ROOT"
}

count_boot() { # and learn how the start before ended: consoles forget it
    ENDED=$(file "$STATE/ended")
    rm -f "$STATE/ended"
    boots=$(file "$STATE/boots")
    BOOTS=$((${boots:-0} + 1))
    echo "$BOOTS" >"$STATE/boots"
    sync
}

swap_enable() { # every swap device that the cloud made
    for name in $(blocks); do
        file_system "/dev/$name"
        [ "$FS" = swap ] && swapon "/dev/$name"
    done
}

system_lines() {
    cpus=$(grep -c ^processor /proc/cpuinfo)
    memory=$(sed -n 's/^MemTotal: *\([0-9]*\) kB/\1/p' /proc/meminfo)
    virtual=no
    grep -qw hypervisor /proc/cpuinfo && virtual=yes
    dmi=/sys/class/dmi/id
    rng=$(file /sys/class/misc/hw_random/rng_current)
    echo "hardware cpus=$cpus memory_kib=$memory vendor=$(enc "$(file $dmi/sys_vendor)")" \
        "product=$(enc "$(file $dmi/product_name)") version=$(enc "$(file $dmi/product_version)")" \
        "uuid=$(enc "$(file $dmi/product_uuid)") serial=$(enc "$(file $dmi/product_serial)")" \
        "rng=$(enc "${rng:-none}") entropy=$(cat /proc/sys/kernel/random/entropy_avail) virtual=$virtual"
    echo "clock epoch=$(date -u +%s) source=$(file /sys/devices/system/clocksource/clocksource0/current_clocksource)"
    disk=${ROOT%?}
    # shellcheck disable=SC2046  # the numbers are fields
    set -- $(stat -f -c '%b %S %a' /)
    echo "root device=$ROOT disk_bytes=$(bytes "/sys/block/$disk/size")" \
        "partition_bytes=$(bytes "/sys/block/$disk/$ROOT/size")" \
        "fs_bytes=$(($1 * $2)) free_bytes=$(($3 * $2))"
    while read -r name kind kib _; do
        [ "$kind" = partition ] && echo "swap device=${name#/dev/} kib=$kib"
    done </proc/swaps
}

bytes() { # a file with a number of sectors
    read -r sectors <"$1" && printf '%s' $((sectors * 512))
}
