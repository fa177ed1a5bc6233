# shellcheck shell=sh
# Going on: once a second, with one process, for whatever can change; what does not show there, now and then.
SELDOM=15
SOON=20
AGAIN=600

glance() { # everything that shows a change, in one process
    cat /proc/partitions /proc/net/route /proc/net/fib_trie /proc/net/if_inet6 /sys/class/net/*/mtu \
        /sys/class/net/*/operstate /run/assay/lease.* /run/assay/exit 2>/dev/null
}

seen() { # NAME TEXT: whether it differs from what was seen the last time
    eval "last=\$SEEN_$1"
    # shellcheck disable=SC2154  # set by eval
    [ "$2" != "$last" ] || return 1
    eval "SEEN_$1=\$2"
}

changed() { # NAME: say the lines that it prints, when they differ from the last ones
    "$1_lines" >/run/assay/now
    if seen "$1" "$(cat /run/assay/now)" && [ "$2" != quiet ]; then
        say changed "topic=$1" "lines=$(wc -l </run/assay/now)"
        say_all /run/assay/now
    fi
}

new_links() { # a card that was plugged in wants an address, too
    for link in $(cards); do
        [ -e "/run/assay/link.$link" ] && continue
        : >"/run/assay/link.$link"
        link_up "$link" &
    done
}

service_watch() { # ask for what the service says now; whoever is slow does not hold up the rest
    { [ -n "$(cards)" ] && [ ! -e /run/assay/asking ]; } || return 0
    : >/run/assay/asking
    {
        service_ask
        rm /run/assay/asking
    } &
}

digest_told() { # FILE: keep what the document says, its seed left out, where a change of it shows
    document_digest "$1" >/run/assay/.told && mv /run/assay/.told /run/assay/told
}

told_anew() { # whether the service says something else than the last time
    read -r digest </run/assay/told && [ "$digest" != "$TOLD" ] && TOLD=$digest
} 2>/dev/null

clock_watch() { # a clock that jumped
    offset=$(($(date +%s) - $(cut -d. -f1 /proc/uptime)))
    jump=$((offset - ${OFFSET:-$offset}))
    OFFSET=$offset
    [ "${jump#-}" -le 2 ] || say jumped "seconds=$jump epoch=$(date +%s)"
}

late_exit() { # user data that took long has ended
    # shellcheck disable=SC2034  # for userdata_lines
    [ "$RAN" = running ] && [ -e /run/assay/exit ] && RAN=now EXIT=$(file /run/assay/exit)
}

observe() {
    digest_told $META
    told_anew
    then=$(glance)
    for topic in disk link route name lease source userdata; do
        changed $topic quiet
    done
    clock_watch
    seconds=0
    while :; do
        sleep 1
        seconds=$((seconds + 1))
        now=$(glance)
        if [ "$now" != "$then" ]; then
            then=$now
            new_links
            late_exit
            for topic in disk link route name lease userdata; do
                changed $topic
            done
        fi
        told_anew && changed source
        if [ $((seconds % SELDOM)) = 0 ]; then
            clock_watch
            service_watch
            changed route
        fi
        # A line may be damaged on its way, which a guest cannot know; the first report is waited for.
        if [ $seconds = $SOON ] || [ $((seconds % AGAIN)) = 0 ]; then report_all; fi
    done
}
