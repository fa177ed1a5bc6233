# shellcheck shell=sh
# Where a server learns who it is: the config drive and the metadata service, each looked at for itself.
DOCUMENTS='meta_data.json network_data.json vendor_data.json vendor_data2.json user_data'
SERVICE=http://169.254.169.254
META=/run/assay/service/meta_data.json
DRIVE=no

flatten() { # FILE: one line "path=value" each
    awk -f /lib/assay/json.awk "$1"
}

drive_read() { # the config drive, looked for by its label
    mkdir -p /run/assay/drive /run/assay/service /mnt
    device=$(findfs LABEL=config-2 || findfs LABEL=CONFIG-2) || return 0
    mount -t iso9660 -o ro "$device" /mnt || mount -t vfat -o ro "$device" /mnt || return 0
    DRIVE=${device##*/}
    for name in $DOCUMENTS; do
        [ -f "/mnt/openstack/latest/$name" ] && cp "/mnt/openstack/latest/$name" /run/assay/drive/
    done
    [ -f /mnt/ec2/latest/meta-data.json ] && cp /mnt/ec2/latest/meta-data.json /run/assay/drive/ec2.json
    umount /mnt
    [ -f /run/assay/drive/network_data.json ] &&
        flatten /run/assay/drive/network_data.json >/run/assay/network.flat
}

fetch() { # URL FILE: whether it was there; a file is never half there
    timeout "${PATIENCE:-6}" wget -q -O "$2.part" "$1" 2>"/run/assay/why.${2##*/}" && mv "$2.part" "$2" && return
    rm -f "$2.part"
    return 1
}

fetch_surely() { # URL FILE: as cloud-init does, again if nothing came, or half of it; not if it is said not to be there
    for PATIENCE in 6 10 10 10; do
        fetch "$1" "$2" && return
        ! grep -q ' 404 ' "/run/assay/why.${2##*/}" || return 1
        sleep 1
    done
    return 1
}

service_find() { # FILE: whether it answers, who this is then being in the file; SERVICE, and a file, have where
    for service in "$SERVICE" $(services_6); do
        if fetch "$service/openstack/latest/meta_data.json" "$1"; then
            SERVICE=$service
            echo "$service" >/run/assay/at
            return 0
        fi
    done
    return 1
}

service_read() { # asked for longer when nothing else says who this is
    [ -n "$(cards)" ] || return 0
    allowed=30
    [ "$DRIVE" = no ] || allowed=5
    read -r since _ </proc/uptime
    until service_find $META; do
        read -r now _ </proc/uptime
        [ $((${now%.*} - ${since%.*})) -lt $allowed ] || return 0
        sleep 1
    done
    service_rest
}

service_ask() { # what it says now; of one that answers late, all is there before it is said to answer
    if [ -f $META ]; then
        read -r SERVICE </run/assay/at
        fetch_surely "$SERVICE/openstack/latest/meta_data.json" $META || return
    else
        PATIENCE=20
        service_find /run/assay/late || return
        service_rest
        mv /run/assay/late $META
    fi
    digest_told $META
}

service_rest() { # what it says beside who this is
    fetching=
    for name in ${DOCUMENTS#* }; do
        fetch_surely "$SERVICE/openstack/latest/$name" "/run/assay/service/$name" &
        fetching="$fetching $!"
    done
    for key in instance-id local-ipv4 public-ipv4 hostname instance-type security-groups \
        placement/availability-zone public-keys/0/openssh-key; do
        fetch_surely "$SERVICE/2009-04-04/meta-data/$key" "/run/assay/service/ec2.$(echo "$key" | tr / +)" &
        fetching="$fetching $!"
    done
    service_read_6
    # shellcheck disable=SC2086  # several processes
    wait $fetching
}

services_6() { # the service's addresses on links that have an IPv6 address of more than the link
    for link in $(cards); do
        if grep -q " 00 .. *$link\$" /proc/net/if_inet6; then
            echo "http://[fe80::a9fe:a9fe%$link]"
        fi
    done
}

service_read_6() { # on which links it answers by IPv6
    for service in $(services_6); do
        link=${service#*%}
        fetch "$service/openstack/latest/meta_data.json" "/run/assay/service/six.${link%]}"
    done
}

sources_choose() { # the drive first: it cannot have been answered by a neighbour
    SOURCE=none CHOSEN=/run/assay/none
    [ -f $META ] && SOURCE=service CHOSEN=/run/assay/service
    [ -f /run/assay/drive/meta_data.json ] && SOURCE=drive CHOSEN=/run/assay/drive
    mkdir -p "$CHOSEN"
    [ -f "$CHOSEN/meta_data.json" ] && flatten "$CHOSEN/meta_data.json" >/run/assay/meta.flat
    : >>/run/assay/meta.flat
}

meta() { # PATH: a value of meta_data.json
    awk -v path="$1=" 'index($0, path) == 1 { print substr($0, length(path) + 1); exit }' /run/assay/meta.flat
}

digest() { # FILE
    [ -f "$1" ] && sha256sum "$1" | cut -c 1-64
}

without_secrets() { # FILE: the password is nobody's business, and a seed is new each time
    sed 's/\("admin_pass": *"\)[^"]*/\1/; s/\("random_seed": *"\)[^"]*/\1/' "$1"
}

document_digest() { # FILE: user data as it is, a document without its secrets
    case $1 in
    */user_data) digest "$1" ;;
    *) [ -f "$1" ] && without_secrets "$1" | sha256sum | cut -c 1-64 ;;
    esac
}

source_lines() {
    six=
    for found in /run/assay/service/six.*; do
        [ -f "$found" ] && six=$six,${found##*/six.}
    done
    answered=no ec2=no
    if [ -f $META ]; then
        answered=yes
        [ -f /run/assay/service/ec2.instance-id ] && ec2=yes
    fi
    [ -f /run/assay/drive/ec2.json ] && drive_ec2=yes || drive_ec2=no
    echo "sources drive=$DRIVE drive_ec2=$drive_ec2 service=$answered ec2=$ec2 six=${six#,} used=$SOURCE"
    for source in drive service; do
        for name in $DOCUMENTS ec2.json; do
            document_lines "$source" "$name"
        done
    done
    for key in /run/assay/service/ec2.*; do
        [ -f "$key" ] && echo "ec2 key=$(echo "${key##*/ec2.}" | tr + /) value=$(enc "$(cat "$key")")"
    done
}

document_lines() { # SOURCE NAME: its digest, and its text unless it is a secret or was said already
    path=/run/assay/$1/$2
    [ -f "$path" ] || return 0
    sum=$(document_digest "$path")
    echo "document source=$1 name=$2 bytes=$(stat -c %s "$path") sha256=$sum"
    [ "$2" = user_data ] || [ "$(stat -c %s "$path")" -le 2 ] && return
    [ "$1" = service ] && [ "$sum" = "$(document_digest "/run/assay/drive/$2")" ] && return
    number=0
    without_secrets "$path" | gzip -9 | base64 -w 140 |
        while read -r data; do
            echo "text source=$1 name=$2 part=$number data=$data"
            number=$((number + 1))
        done
}
