"""What the site is compared with: the same bytes from nginx, the same rows from datasette."""
import contextlib
import csv
import io
import os
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request

from . import program

TOOLS = os.path.join(program.ROOT, ".build/bench")
DATASETTE = os.path.join(TOOLS, "bin/datasette")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(address):
    end = time.monotonic() + 30
    while True:
        try:
            return urllib.request.urlopen(address).read()
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


def get(address, encoding):
    request = urllib.request.Request(address, headers={"Accept-Encoding": encoding})
    with urllib.request.urlopen(request) as answer:
        if (answer.headers["Content-Encoding"] or "identity") != encoding:
            raise SystemExit(f"{address} was not sent as {encoding}")
        return answer.read()


NGINX = """
daemon off; worker_processes auto; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    types {{ text/html html; }}
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; gzip_static on;
    server {{ listen 127.0.0.1:{port}; root {folder}/pages; }}
}}
"""


@contextlib.contextmanager
def nginx(folder, pages):
    """Serves pages, {path: {encoding: bytes}}, as files: the compressed ones made before, as ours are."""
    os.makedirs(folder)
    for path, forms in pages.items():
        place = os.path.join(folder, "pages", path)
        os.makedirs(place, exist_ok=True)
        for encoding, name in (("identity", "index.html"), ("gzip", "index.html.gz")):
            with open(os.path.join(place, name), "wb") as file:
                file.write(forms[encoding])
    port = free_port()
    configuration = os.path.join(folder, "nginx.conf")
    with open(configuration, "w") as file:
        file.write(NGINX.format(folder=folder, port=port))
    # Debian's, or the one that was taken out of its package.
    command = next(path for path in ("/usr/sbin/nginx", f"{TOOLS}/nginx/usr/sbin/nginx") if os.path.exists(path))
    with program.process(command, "-e", f"{folder}/error.log", "-c", configuration) as started:
        address = f"http://127.0.0.1:{port}/"
        for path, forms in pages.items():
            wait_for(address + path)
            for encoding, page in forms.items():
                if get(address + path, encoding) != page:
                    raise SystemExit(f"nginx serves other bytes for {path}")
        yield started, address


def tables(database):
    """Writes the rows that the two pages show into tables of their own: series and headings."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        for table, scope in (("series", "series"), ("headings", "node")):
            text = program.run("evaluate", "Samples/kagoshima", "--year", "2023", "--scope", scope, "--format", "csv")
            header, *rows = csv.reader(io.StringIO(text))
            connection.execute(f"CREATE TABLE {table} ({', '.join(header)})")
            places = ", ".join("?" for _ in header)
            connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
        connection.commit()


@contextlib.contextmanager
def datasette(folder):
    """Serves those tables, as an unchanging file, whole on one page."""
    os.makedirs(folder)
    database = os.path.join(folder, "figures.db")
    tables(database)
    port = free_port()
    command = [DATASETTE, "serve", "--immutable", database, "--host", "127.0.0.1", "--port", str(port)]
    with program.process(*command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as started:
        address = f"http://127.0.0.1:{port}/"
        wait_for(address)
        yield started, address
