# shellcheck shell=sh
# Going on: once a second, with few processes, for whatever can change.

seen() { # NAME TEXT: whether it differs from what was seen the last time
    eval "last=\$SEEN_$1"
    # shellcheck disable=SC2154  # set by eval
    [ "$2" != "$last" ] || return 1
    eval "SEEN_$1=\$2"
}

changed() { # NAME: say the lines that it prints, when they differ from the last ones
    "$1_lines" >/run/assay/now.$$
    if seen "$1" "$(cat /run/assay/now.$$)"; then
        [ "$2" = quiet ] || {
            say changed "topic=$1"
            say_all /run/assay/now.$$
        }
    fi
    rm -f /run/assay/now.$$
}

new_links() { # a card that was plugged in wants an address, too
    for link in $(cards); do
        [ -e "/run/assay/link.$link" ] && continue
        : >"/run/assay/link.$link"
        link_up "$link" &
    done
}

observe() {
    blocks_then=$(blocks)
    for topic in link route lease name; do
        changed $topic quiet
    done
    while :; do
        sleep 1
        blocks_now=$(blocks)
        if [ "$blocks_now" != "$blocks_then" ]; then
            blocks_then=$blocks_now
            changed disk
        fi
        new_links
        for topic in link route lease name; do
            changed $topic
        done
    done
}
