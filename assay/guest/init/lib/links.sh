# shellcheck shell=sh
# Network links: brought up by DHCP, or as network_data.json says where it says it all.

cards() { # the names of all network cards
    for card in /sys/class/net/*/device; do
        [ -e "$card" ] && card=${card%/device} && echo "${card##*/}"
    done
}

plan_of() { # LINK: what network_data.json wants for its address on the wire
    [ -s /run/assay/network.flat ] || return 0
    awk -v mac="$(file "/sys/class/net/$1/address")" -f /lib/assay/plan.awk /run/assay/network.flat
}

link_up() { # LINK
    plan_of "$1" >"/run/assay/plan.$1"
    ip link set "$1" up
    # Routes have a metric for each card: those of the first outlive a second that comes and goes.
    export METRIC=$((100 * ($(file "/sys/class/net/$1/ifindex") - 1)))
    while read -r word one two; do
        case $word in
        mtu) ip link set "$1" mtu "$one" ;;
        address) ip addr add "$one" dev "$1" ;;
        route) ip route replace "$one" via "$two" dev "$1" metric "$METRIC" ;;
        dns) grep -qx "nameserver $one" /etc/resolv.conf || echo "nameserver $one" >>/etc/resolv.conf ;;
        esac
    done <"/run/assay/plan.$1"
    if ! grep -q '^static4' "/run/assay/plan.$1"; then
        udhcpc -i "$1" -s /lib/assay/lease -b -S -t 8 -T 2 -A 10 -p "/run/assay/udhcpc.$1" \
            -O subnet -O router -O dns -O domain -O search -O mtu -O ntpsrv -O staticroutes -O hostname \
            -O broadcast -O lease -O serverid
    fi
}

links_up() { # all of them at once; a link without an answer goes on asking in the background
    waiting=
    for link in $(cards); do
        : >"/run/assay/link.$link"
        link_up "$link" &
        waiting="$waiting $!"
    done
    # shellcheck disable=SC2086  # several processes
    [ -z "$waiting" ] || wait $waiting
}

link_lines() {
    for link in $(cards); do
        sys=/sys/class/net/$link
        four='' six=''
        while read -r _ _ family address _; do
            case $family in
            inet) four=$four,$address ;;
            inet6) six=$six,$address ;;
            esac
        done <<-ADDRESSES
		$(ip -o addr show dev "$link")
		ADDRESSES
        how=dhcp
        grep -qs '^static4' "/run/assay/plan.$link" && how=static
        echo "link name=$link mac=$(file "$sys/address") mtu=$(file "$sys/mtu") state=$(file "$sys/operstate")" \
            "ipv4=${four#,} ipv6=${six#,} by=$how"
    done
}

route_lines() {
    for version in 4 6; do
        ip -$version route show | awk -v version=$version '
            $1 == "unreachable" || $1 == "multicast" { next }
            {
                line = "route version=" version " to=" $1
                for (i = 2; i < NF; i++)
                    if ($i ~ /^(via|dev|src|metric|mtu)$/) line = line " " $i "=" $(i + 1)
                print line
            }'
    done
}

name_lines() {
    while read -r word value _; do
        case $word in
        nameserver) echo "dns server=$value" ;;
        search) echo "dns search=$(enc "$value")" ;;
        esac
    done </etc/resolv.conf
}

lease_lines() {
    for lease in /run/assay/lease.*; do
        [ -e "$lease" ] || continue
        line="lease link=${lease##*/lease.}"
        while IFS='=' read -r key value; do
            line="$line $key=$(enc "$value")"
        done <"$lease"
        echo "$line"
    done
}
