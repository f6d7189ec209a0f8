"""Real web servers on this machine, given a site and the files that it brings for them."""

from __future__ import annotations

import http.client
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 10
"""Seconds until a server must answer."""

NGINX = """\
daemon off;
master_process off;
worker_processes 1;
pid {room}/nginx.pid;
error_log stderr;
events {{ }}
http {{
    access_log off;
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    client_body_temp_path {room}/body;
    proxy_temp_path {room}/proxy;
    fastcgi_temp_path {room}/fastcgi;
    uwsgi_temp_path {room}/uwsgi;
    scgi_temp_path {room}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {root};
        include {include};
    }}
}}
"""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, list[str]]
    """By name in small letters; every value there was."""
    body: bytes

    def header(self, name: str) -> str:
        """The only value of a header; empty without one."""
        (value,) = self.headers.get(name, [""])
        return value


def ask(port: int, path: str, **headers: str) -> Answer:
    """Ask for *path*; what is not asked for in *headers* is not sent."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.putrequest("GET", path, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    response = connection.getresponse()
    found: dict[str, list[str]] = {}
    for name, value in response.getheaders():
        found.setdefault(name.lower(), []).append(value)
    answer = Answer(response.status, found, response.read())
    connection.close()
    return answer


@contextmanager
def nginx(program: str, room: Path, root: Path, include: Path) -> Iterator[int]:
    """An nginx that includes the site's own file; its port."""
    port = free_port()
    config = room / "nginx.conf"
    config.write_text(NGINX.format(room=room, port=port, root=root, include=include))
    with serving([program, "-p", str(room), "-c", str(config), "-e", "stderr"], port):
        yield port


@contextmanager
def serving(command: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        _wait(process, port)
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)
        if process.stdout:
            process.stdout.close()


def _wait(process: subprocess.Popen[str], port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            said = process.stdout.read() if process.stdout else ""
            raise AssertionError(f"the server stopped: {said}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError("the server does not answer")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


APACHE = """\
ServerRoot {room}
ServerName localhost
PidFile {room}/apache.pid
Listen 127.0.0.1:{port}
ErrorLog /dev/stderr
Mutex file:{room}
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule alias_module {modules}/mod_alias.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule mime_module {modules}/mod_mime.so
LoadModule dir_module {modules}/mod_dir.so
LoadModule headers_module {modules}/mod_headers.so
LoadModule rewrite_module {modules}/mod_rewrite.so
LoadModule env_module {modules}/mod_env.so
LoadModule filter_module {modules}/mod_filter.so
LoadModule deflate_module {modules}/mod_deflate.so
AddOutputFilterByType DEFLATE text/html text/css text/javascript
TypesConfig {room}/mime.types
AddLanguage br .br
AddEncoding x-gzip .gz .tgz
DocumentRoot {root}
DirectoryIndex index.html
<Directory {root}>
    AllowOverride FileInfo Indexes
    Require all granted
</Directory>
"""
MIME_TYPES = """\
text/html html
text/css css
text/javascript js
image/svg+xml svg
application/xml xml
"""
APACHE_MODULES = Path("/usr/lib/apache2/modules")


@contextmanager
def apache(program: str, room: Path, root: Path) -> Iterator[int]:
    """An Apache that reads the site's ``.htaccess``; its port."""
    port = free_port()
    config = room / "apache.conf"
    (room / "mime.types").write_text(MIME_TYPES)
    config.write_text(APACHE.format(room=room, port=port, root=root, modules=APACHE_MODULES))
    with serving([program, "-X", "-f", str(config)], port):
        yield port
