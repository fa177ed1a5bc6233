# From a flattened network_data.json, what the link with one MAC address is to have.
{
    split_at = index($0, "=")
    path = substr($0, 1, split_at - 1)
    value[path] = substr($0, split_at + 1)
}
function prefix(mask,    parts, i, n, octet) {
    if (mask ~ /^[0-9]+$/) return mask
    if (mask ~ /:/) {
        n = 0
        gsub(/:/, "", mask)
        for (i = 1; i <= length(mask); i++) n += 4 * (substr(mask, i, 1) == "f")
        return n
    }
    split(mask, parts, ".")
    n = 0
    for (i = 1; i <= 4; i++) for (octet = parts[i]; octet > 0; octet = (octet * 2) % 256) n++
    return n
}
function number(path) { return path in value }
END {
    for (i = 0; number("links[" i "].id"); i++)
        if (tolower(value["links[" i "].ethernet_mac_address"]) == mac) {
            link = value["links[" i "].id"]
            mtu = value["links[" i "].mtu"]
            if (mtu ~ /^[0-9]+$/) print "mtu " mtu
        }
    if (link == "") exit
    for (i = 0; number("networks[" i "].link"); i++) {
        net = "networks[" i "]"
        if (value[net ".link"] != link || (net ".ip_address") in value == 0) continue
        if (value[net ".type"] == "ipv4") print "static4"
        else if (value[net ".type"] != "ipv6") continue
        address = value[net ".ip_address"]
        if (address !~ /\//) address = address "/" prefix(value[net ".netmask"])
        print "address " address
        for (j = 0; number(net ".routes[" j "].network"); j++) {
            route = net ".routes[" j "]"
            to = value[route ".network"] "/" prefix(value[route ".netmask"])
            print "route " to " " value[route ".gateway"]
        }
        for (j = 0; number(net ".services[" j "].address"); j++) print "dns " value[net ".services[" j "].address"]
    }
    for (j = 0; number("services[" j "].address"); j++) print "dns " value["services[" j "].address"]
}
