"""The deviation proxy: it stands in front of any cloud, unseen until a deviation or the weather strikes."""

from assay.lab.proxy.proxy import DeviationProxy
from assay.lab.proxy.touches import REQUEST_ID_HEADER, Failure, Touch
from assay.lab.proxy.weather import WEATHERS, Weather, find_weather

__all__ = ["REQUEST_ID_HEADER", "WEATHERS", "DeviationProxy", "Failure", "Touch", "Weather", "find_weather"]
