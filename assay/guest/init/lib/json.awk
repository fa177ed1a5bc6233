# Flattens a JSON document: one line "path=value" for every string, number and word in it, such as
# links[0].mtu=1450. Escapes in strings stay as they are, but for \" \\ and \/.
{ text = text $0 "\n" }
function blank() { match(text, /^[ \t\r\n]+/); if (RSTART) text = substr(text, RLENGTH + 1) }
function string(    value) {
    match(text, /^"([^"\\]|\\.)*"/)
    if (RSTART == 0) exit 1
    value = substr(text, 2, RLENGTH - 2)
    text = substr(text, RLENGTH + 1)
    gsub(/\\\//, "/", value); gsub(/\\"/, "\"", value); gsub(/\\\\/, "\\", value)
    return value
}
function take(path,    c, i, key) {
    if (++depth > 40) exit 1
    blank()
    c = substr(text, 1, 1)
    if (c == "{" || c == "[") {
        text = substr(text, 2); i = 0; blank()
        while (substr(text, 1, 1) != (c == "{" ? "}" : "]")) {
            if (c == "{") {
                key = string(); blank(); text = substr(text, 2)
                take(path == "" ? key : path "." key)
            } else take(path "[" i++ "]")
            blank()
            if (substr(text, 1, 1) == ",") { text = substr(text, 2); blank() }
            else if (text == "") exit 1
        }
        text = substr(text, 2)
    } else if (c == "\"") print path "=" string()
    else {
        if (!match(text, /^[^],} \t\r\n]+/)) exit 1
        print path "=" substr(text, 1, RLENGTH)
        text = substr(text, RLENGTH + 1)
    }
    depth--
}
END { take("") }
