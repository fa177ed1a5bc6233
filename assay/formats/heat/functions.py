"""What a template's functions give, of those that need no running stack."""

import json
import re
from collections.abc import Callable
from typing import Any

from assay.formats.heat.template import Resource, Template
from assay.problem import Problem

_LONGEST = 1 << 20
"""Characters that a text may grow to."""
_FUNCTION = re.compile(
    r"(get_|str_|list_|map_|yaql|repeat|digest|if|equals|and|or|not|filter|contains|make_url|Fn::)"
)


class Functions:
    """Works out values of one template.

    Args:
        template: It.
        stack: What `OS::stack_name` is.
        resource: Gives the text that stands for a resource by its name; raises Problem where none can.
        file: Gives the text of a file by the name in the template; raises Problem where it cannot be read.
    """

    def __init__(
        self, template: Template, stack: str, resource: Callable[[str], str], file: Callable[[str], str]
    ):
        self._template = template
        self._stack = stack
        self._resource = resource
        self._file = file
        self._known: dict[str, Callable[[Any, str], Any]] = {
            "get_param": self._get_param,
            "get_resource": lambda argument, where: self._resource(self._text(argument, where)),
            "get_file": lambda argument, where: self._file(self._text(argument, where)),
            "str_replace": self._str_replace,
            "str_replace_strict": self._str_replace,
            "list_join": self._list_join,
        }

    def value(self, written: Any, where: str) -> Any:
        """What stands there, worked out.

        Args:
            written: A value of the template.
            where: Where it stands, for people.

        Raises:
            Problem: it can be worked out only by the service, or not at all.
        """
        if isinstance(written, list):
            return [self.value(one, where) for one in written]
        if not isinstance(written, dict):
            return written
        name, argument = next(iter(written.items()), ("", None))
        if len(written) == 1 and name in self._known:
            return self._known[name](argument, where)
        if len(written) == 1 and _FUNCTION.match(name):
            raise Problem(
                f"{self._template.path}: {where} uses {name}, which is known only in a stack that was built.",
                advice="Write what it gives, or take a parameter for it.",
            )
        return {key: self.value(one, where) for key, one in written.items()}

    def property_of(self, resource: Resource) -> Callable[[str], Any]:
        """What gives a resource's properties by name, worked out; None for one that is not there."""
        return lambda name: self.value(resource.properties.get(name), f"{resource.name}.{name}")

    def _get_param(self, argument: Any, where: str) -> Any:
        name, *path = argument if isinstance(argument, list) and argument else [argument]
        if name == "OS::stack_name":
            return self._stack
        if not isinstance(name, str) or name not in self._template.parameters:
            raise Problem(
                f"{self._template.path}: {where} needs the parameter {name!r}, which has no value.",
                advice=f"Give it by --parameter {name}=VALUE.",
            )
        found = self._template.parameters[name]
        try:
            for step in path:
                found = found[int(step) if isinstance(found, list) else step]
        except (KeyError, IndexError, TypeError, ValueError) as failure:
            raise Problem(
                f"{self._template.path}: {where}: the parameter {name!r} has no {path}."
            ) from failure
        return found

    def _str_replace(self, argument: Any, where: str) -> str:
        if not isinstance(argument, dict) or not isinstance(argument.get("params"), dict):
            raise Problem(f"{self._template.path}: {where}: str_replace has no template with params.")
        text = self._text(argument.get("template"), where)
        params = {key: self._text(one, where) for key, one in argument["params"].items() if key}
        if not params:
            return text
        # At once and the longest first, so that nothing is replaced in what was put in.
        places = "|".join(re.escape(key) for key in sorted(params, key=len, reverse=True))
        grown = sum(len(params[place[0]]) - len(place[0]) for place in re.finditer(places, text))
        self._insist_on_size(len(text) + grown, where)
        return re.sub(places, lambda place: params[place[0]], text)

    def _list_join(self, argument: Any, where: str) -> str:
        if not isinstance(argument, list) or len(argument) < 2 or not isinstance(argument[0], str):
            raise Problem(f"{self._template.path}: {where}: list_join has no delimiter with lists.")
        lists = [self.value(one, where) for one in argument[1:]]
        if not all(isinstance(one, list) for one in lists):
            raise Problem(f"{self._template.path}: {where}: list_join joins lists only.")
        texts = [self._text(one, where) for some in lists for one in some]
        self._insist_on_size(sum(map(len, texts)) + len(argument[0]) * len(texts), where)
        return argument[0].join(texts)

    def _text(self, written: Any, where: str) -> str:
        found = self.value(written, where)
        if isinstance(found, str):
            self._insist_on_size(len(found), where)
            return found
        if isinstance(found, bool | int | float | dict | list):
            return json.dumps(found)
        raise Problem(f"{self._template.path}: {where} has nothing where text is needed.")

    def _insist_on_size(self, length: int, where: str) -> None:
        if length > _LONGEST:
            raise Problem(f"{self._template.path}: {where} grows to more than {_LONGEST} characters.")
