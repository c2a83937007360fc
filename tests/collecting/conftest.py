"""Offices and delivery services for the proofs of collecting."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .post_office import OfficeMaker, PostOffice


@pytest.fixture(scope="session")
def offices(tmp_path_factory: pytest.TempPathFactory) -> OfficeMaker:
    return OfficeMaker(tmp_path_factory.mktemp("offices"))


@pytest.fixture
def post(offices: OfficeMaker) -> Iterator[PostOffice]:
    with offices.post_office() as post:
        yield post
