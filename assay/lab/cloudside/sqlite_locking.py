"""Lets the writers of an OpenStack service queue for an SQLite database instead of failing.

SQLite's default is a deferred BEGIN: a transaction that reads first and writes later fails at once with
"database is locked" when another one wrote in between, and no busy timeout applies. Writers of oslo.db's
enginefacade therefore begin with BEGIN IMMEDIATE. The wait for it happens in Python, by short naps, never
inside SQLite: under eventlet the holder of the lock may be another greenthread of this very process.
"""

import sqlite3
import time
from typing import Any

PATIENCE = 60.0
"""How long a writer waits for the database, in seconds."""
NAP = 0.002
BUSY_TIMEOUT = 100
"""What SQLite itself waits for a reader's or a checkpoint's lock, in milliseconds."""


def _begin_immediate(connection: sqlite3.Connection) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("BEGIN IMMEDIATE")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(NAP)


def let_writers_queue() -> None:
    """Apply the change to this process; call it once, before any database is opened."""
    import sqlalchemy
    from oslo_db.sqlalchemy import enginefacade
    from sqlalchemy.engine import Engine

    def connected(connection: Any, _record: Any) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")

    def begun(connection: Any) -> None:
        options = connection.get_execution_options()
        if options.get("lab_writer") and "in_transaction" not in connection.info:
            _begin_immediate(connection.connection.dbapi_connection)
            # oslo.db's own listener would issue a second, deferred BEGIN.
            connection.info["in_transaction"] = True

    sqlalchemy.event.listen(Engine, "connect", connected)
    sqlalchemy.event.listen(Engine, "begin", begun)
    factory = enginefacade._TransactionFactory
    create_session, create_connection = factory._create_session, factory._create_connection

    def writer(self: Any) -> Any:
        known = self.__dict__.get("_lab_writer")
        if known is None or known[0] is not self._writer_engine:
            known = (self._writer_engine, self._writer_engine.execution_options(lab_writer=True))
            self.__dict__["_lab_writer"] = known
        return known[1]

    def session(self: Any, mode: Any, bind: Any = None) -> Any:
        if not self._started:
            self._start()
        if mode is enginefacade._WRITER and bind is None:
            return self._writer_maker(bind=writer(self))
        return create_session(self, mode, bind=bind)

    def connection(self: Any, mode: Any) -> Any:
        if not self._started:
            self._start()
        if mode is enginefacade._WRITER:
            return writer(self).connect()
        return create_connection(self, mode)

    factory._create_session = session
    factory._create_connection = connection
