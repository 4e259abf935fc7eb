"""A PostgreSQL server for tests: started from the programs that are found, in a folder of its own, and stopped at the end."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
# A server refuses to run as root; one of these is there where the programs come from a distribution's package.
USERS = ("postgres", "nobody")


def programs():
    """The folder of PostgreSQL's programs, of the newest version, or None."""
    found = shutil.which("initdb")
    if found and Path(found).resolve().with_name("pg_ctl").exists():
        return Path(found).resolve().parent
    folders = [folder / "bin" for folder in DEBIAN.glob("*") if (folder / "bin/initdb").exists()]
    return max(folders, key=lambda folder: float(folder.parent.name), default=None)


def server_user():
    """The user that the server runs as: whoever runs the tests, but not root."""
    if os.geteuid() != 0:
        return None
    for name in USERS:
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    return None


@contextlib.contextmanager
def running():
    """The URL of a server that runs while the block does."""
    bin_, user = programs(), server_user()
    as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    name = user.pw_name if user else pwd.getpwuid(os.geteuid()).pw_name
    # Not pytest's folder: others than its owner may not enter that.
    with tempfile.TemporaryDirectory(prefix="digestnlp-postgres-") as home:
        if user:
            os.chown(home, user.pw_uid, user.pw_gid)
        data, port = f"{home}/data", free_port()

        def run(*command):
            done = subprocess.run(
                command, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60, **as_user
            )
            assert done.returncode == 0, done.stdout

        run(bin_ / "initdb", "-D", data, "-U", name, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories='' -c fsync=off"
        run(bin_ / "pg_ctl", "-D", data, "-o", options, "-l", f"{home}/log", "-w", "start")
        try:
            yield f"postgresql://{name}@127.0.0.1:{port}/postgres"
        finally:
            run(bin_ / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
