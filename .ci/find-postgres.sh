#!/usr/bin/env bash
# Prints the URL of a PostgreSQL on 127.0.0.1:5432 that lets us in; starts the installed one where none runs.
set -uo pipefail

answers() { psql -h 127.0.0.1 -U "$1" -d postgres -Atc 'select 1' >/dev/null 2>&1; }

find_user() {
  for user in postgres root; do
    if answers "$user"; then
      echo "postgres://$user@127.0.0.1:5432/postgres"
      return 0
    fi
  done
  return 1
}

find_user && exit 0
version="$(ls /etc/postgresql 2>/dev/null | sort -V | tail -1)"
if [ -n "$version" ]; then
  pg_ctlcluster --skip-systemctl-redirect "$version" main start >&2 || true
  for _ in $(seq 1 30); do
    find_user && exit 0
    sleep 1
  done
fi
echo 'No PostgreSQL answers on 127.0.0.1:5432 and none could be started; install one, or set it up to trust local users.' >&2
exit 1
