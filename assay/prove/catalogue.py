"""The page that lists every check: what it requires and proves, where that is written, what refutes it."""

import sys
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import jinja2

from assay.lab.deviations import all_deviations
from assay.lab.deviations.deviation import Deviation
from assay.runner.suite import Suite, load

_PAGE = """\
# Every check

{{ count }} checks. Each is red under its deviations, which are named here with what they break.
This page is generated: `make pages`.
{% for service, checks in services %}
## {{ service }}
{% for check in checks %}
### {{ check.id }}

{{ check.sentence }}

Proves `{{ check.proves }}`. [Specification]({{ check.spec }}).
{% for one in deviations[check.id] %}
- `{{ one.name }}`: {{ one.sentence }}
{%- endfor %}
{% endfor %}{% endfor -%}
"""


def page(suite: Suite, deviations: Sequence[Deviation]) -> str:
    """Write the page, in Markdown.

    Args:
        suite: All checks.
        deviations: All deviations.
    """
    by_check = defaultdict(list)
    for deviation in deviations:
        by_check[deviation.breaks].append(deviation)
    ordered = sorted(suite.checks.values(), key=lambda check: check.id)
    services = [(name, list(checks)) for name, checks in groupby(ordered, key=lambda check: check.group)]
    template = jinja2.Template(_PAGE, autoescape=False, undefined=jinja2.StrictUndefined)
    return str(template.render(count=len(ordered), services=services, deviations=by_check))


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(load(), all_deviations()), encoding="utf-8")
