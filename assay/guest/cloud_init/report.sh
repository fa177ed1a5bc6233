# shellcheck shell=sh
# Says on the serial console what cloud-init made of this server, once it has ended; say.sh stands before it.
for name in $(cat /sys/class/tty/console/active); do
    case $name in tty[0-9]*) ;; *) CONSOLE=/dev/$name ;; esac
done

tell() { # KEY VALUE
    say said "key=$1" "value=$(enc "$2")"
}

tell_all() {
    tell result "$(tr -d '\n' </run/cloud-init/result.json)"
    tell instance "$(cat /var/lib/cloud/data/instance-id)"
    tell hostname "$(hostname)"
    tell config "$(cat /var/lib/assay-cloud-config)"
    for home in /home/*; do
        if [ -s "$home/.ssh/authorized_keys" ]; then
            tell keys "$(ssh-keygen -l -f "$home/.ssh/authorized_keys" | cut -d ' ' -f 2)"
            password=$(getent shadow "${home##*/}" | cut -d : -f 2)
            case $password in '!'* | '*'*) tell locked yes ;; *) tell locked no ;; esac
        fi
    done
    tell addresses "$(ip -o -4 address show scope global | awk '{ print $4 }')"
    # shellcheck disable=SC2046  # words: default via GATEWAY dev CARD
    set -- $(ip -4 route show default | sed -n 1p)
    tell gateway "$3"
    tell mtu "$(cat "/sys/class/net/$5/mtu")"
    tell root-bytes "$(df -B 1 --output=size / | tail -n 1 | tr -d ' ')"
    tell cloud-init ended
}

# Beside cloud-init, which waits for what it runs; more than once, since the kernel speaks, too.
(
    cloud-init status --wait >/dev/null
    for _ in 1 2 3; do
        printf '\n' >"$CONSOLE"
        tell_all
        sleep 10
    done
) </dev/null >/dev/null 2>&1 &
