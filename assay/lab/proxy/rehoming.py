"""Moving a cloud's endpoints to the proxy: its own URLs, in what it says and in what it is told."""

from dataclasses import replace

from assay.lab.deviations.exchange import Headers, Request, Response
from assay.lab.proxy.endpoints import Endpoints, Place, catalog_urls
from assay.lab.proxy.listeners import Listeners
from assay.lab.proxy.origins import Origin

_URL_HEADERS = frozenset(("content-location", "link", "location", "www-authenticate", "x-storage-url"))


class Rehoming:
    """Knows the endpoints and the ports, and learns of more from the catalogues that pass.

    Args:
        listeners: The ports.
    """

    def __init__(self, listeners: Listeners):
        self._listeners = listeners
        self._endpoints = Endpoints()

    async def add(self, service_type: str, url: str) -> str:
        """Give an endpoint a place at the proxy.

        Args:
            service_type: As in the catalogue.
            url: The URL at the cloud.

        Returns:
            The URL at the proxy, whose port is open.

        Raises:
            ValueError: The URL is not an absolute http or https URL.
        """
        endpoint = self._endpoints.add(service_type, url)
        return f"{await self._listeners.open(endpoint.origin)}{endpoint.path}"

    def locate(self, origin: Origin, path: str) -> Place:
        """Service and path of a request; see `Endpoints.locate`."""
        return self._endpoints.locate(origin, path)

    async def learn(self, response: Response) -> None:
        """Open a port for every origin in the catalogue, if the response has one.

        Raises:
            ValueError: An endpoint's URL is not an absolute http or https URL.
        """
        if response.body and b'"catalog"' in response.body:
            for service_type, url in catalog_urls(response.json):
                await self.add(service_type, url)

    def to_client(self, response: Response, *, body: bool) -> Response:
        """The response in the proxy's URLs.

        Args:
            response: In the cloud's URLs.
            body: Whether the body is exchanged as well as the headers.
        """
        response = replace(response, headers=self._headers(response.headers))
        if body and response.body:
            response = replace(response, body=self._listeners.to_local(response.body))
        return response

    def to_cloud(self, request: Request) -> Request:
        """The request with a body in the cloud's URLs."""
        return replace(request, body=self._listeners.to_cloud(request.body or b""))

    def _headers(self, headers: Headers) -> Headers:
        exchange = self._listeners.to_local.in_header
        return tuple(
            (name, exchange(value) if name.lower() in _URL_HEADERS else value) for name, value in headers
        )
