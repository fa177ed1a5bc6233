# shellcheck shell=sh
# The whole report: everything that is known, in one go.

report_all() {
    {
        identity_lines
        system_lines
        disk_lines
        link_lines
        route_lines
        name_lines
        lease_lines
        source_lines
        userdata_lines
    } >/run/assay/report
    say_all /run/assay/report /run/assay/said
    say ready "lines=$(wc -l </run/assay/report)" "after=$(sed -n '1s/^[^ ]* [^ ]* [^ ]* \([^ ]*\) .*/\1/p' /run/assay/said)"
}
