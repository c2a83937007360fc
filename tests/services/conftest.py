from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.services.both_engines import Engine, on_a_file, on_a_server


@pytest.fixture(scope="module")
def on_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    yield from on_a_file(tmp_path_factory.mktemp("file"))


@pytest.fixture(scope="module")
def on_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    yield from on_a_server(tmp_path_factory.mktemp("server"))


@pytest.fixture(scope="module", params=["on_file", "on_server"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return request.getfixturevalue(request.param)
