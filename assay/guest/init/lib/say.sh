# shellcheck shell=sh
# How the guest speaks: one line each, "ASSAY1 SUM BOOT UPTIME TOPIC KEY=VALUE...". SUM is the beginning of the
# SHA-256 of what follows it with its newline; values have no spaces and are percent-encoded.
CONSOLE=/dev/console
[ -n "$BOOT" ] || BOOT=$(cat /run/assay/boot)

enc() { # VALUE: what may stand behind a "="
    case $1 in
    *[!\ -~]*) printf '%s' "$1" | od -An -v -tx1 | tr -d '\n' | sed 's/ /%/g' ;;
    *[\ %\"\\]*) printf '%s' "$1" | sed 's/%/%25/g; s/ /%20/g; s/"/%22/g; s/\\/%5c/g' ;;
    *) printf '%s' "$1" ;;
    esac
}

up() { # seconds since the kernel started
    read -r uptime _ </proc/uptime
    printf '%s' "$uptime"
}

say() { # TOPIC KEY=VALUE...
    read -r uptime _ </proc/uptime
    line="$BOOT $uptime $*"
    sum=$(printf '%s\n' "$line" | sha256sum)
    printf 'ASSAY1 %.8s %s\n' "$sum" "$line" >"$CONSOLE"
}

say_all() { # FILE [COPY]: say all its lines "TOPIC KEY=VALUE..." with few processes; all bear one time
    read -r uptime _ </proc/uptime
    work=$(mktemp -d /run/assay/say.XXXXXX) || return 1
    sed "s/^/$BOOT $uptime /" "$1" >"$work/lines"
    (
        cd "$work" || exit
        awk '{ name = sprintf("l.%05d", NR); print >name; close(name) }' lines
        sha256sum l.* | cut -c 1-8 | paste -d ' ' - lines
    ) |
        sed 's/^/ASSAY1 /' >"$work/said"
    cat "$work/said" >"$CONSOLE"
    [ -z "$2" ] || mv "$work/said" "$2"
    rm -rf "$work"
}
