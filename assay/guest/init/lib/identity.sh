# shellcheck shell=sh
# Who this server is: its name, the instance, the keys that may enter, and its own key.

host_name() {
    name=$(meta hostname)
    hostname "${name:-assay-guest}"
    printf '127.0.0.1 localhost\n::1 localhost\n127.0.1.1 %s\n' "${name:-assay-guest}" >/etc/hosts
}

instance_recognise() { # a disk that wakes up in another instance is a clone
    INSTANCE=$(meta uuid)
    [ -n "$INSTANCE" ] || INSTANCE=$(file /sys/class/dmi/id/product_uuid)
    before=$(file "$STATE/instance")
    if [ -z "$before" ]; then
        KIND=first
    elif [ "$before" = "$INSTANCE" ]; then
        KIND=again
    else
        KIND=clone
        rm -f "$STATE/host_key"
    fi
    [ -n "$INSTANCE" ] && echo "$INSTANCE" >"$STATE/instance"
}

keys_install() { # the keys that the cloud was told to give
    sed -n 's/^public_keys\.[^=]*=//p' /run/assay/meta.flat | sed 's/\\n$//' >/root/.ssh/authorized_keys
    chmod 600 /root/.ssh/authorized_keys
}

ssh_start() {
    [ -f "$STATE/host_key" ] || dropbearkey -t ed25519 -f "$STATE/host_key"
    sync
    dropbear -s -r "$STATE/host_key" -P /run/dropbear.pid
}

fingerprint() { # "TYPE BASE64 ...": as ssh-keygen says it
    # shellcheck disable=SC2086  # words of a public key
    set -- $1
    sum=$(printf '%s' "$2" | base64 -d | sha256sum)
    printf 'SHA256:%s' "$(printf '%.64s' "$sum" | xxd -r -p | base64 | tr -d '=')"
}

identity_lines() {
    echo "boot kernel=$(uname -r) boots=$BOOTS instance=$(enc "$INSTANCE") kind=$KIND ended=${ENDED:-no}"
    echo "hostname name=$(enc "$(hostname)")"
    locked=no
    grep -q '^root:[*!]' /etc/shadow && locked=yes
    echo "account name=root locked=$locked"
    while read -r key; do
        [ -n "$key" ] && echo "key type=${key%% *} fingerprint=$(fingerprint "$key")"
    done </root/.ssh/authorized_keys
    alive=no
    pidof dropbear >/dev/null && alive=yes
    own=$(dropbearkey -y -f "$STATE/host_key" | grep '^ssh-')
    echo "sshd up=$alive key=$(fingerprint "$own")"
}
