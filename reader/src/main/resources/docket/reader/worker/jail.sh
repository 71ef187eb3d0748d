# Runs a command that sees its program and nothing else: no network, no files of the machine, no rights.
# In namespaces of its own already. Arguments: an empty folder, the user to become ("-" to stay), how many folders to
# show, the folders, the command.
set -e
ulimit -c 0
ulimit -n 512
ulimit -f 131072
root=$1
user=$2
count=$3
shift 3
mount -t tmpfs -o size=64m,mode=755,nosuid,nodev tmpfs "$root"
show() {
    [ -e "$1" ] || return 0
    if [ -L "$1" ]; then
        mkdir -p "$root${1%/*}"
        [ -e "$root$1" ] || ln -s "$(readlink "$1")" "$root$1"
    elif [ -d "$1" ]; then
        mkdir -p "$root$1"
        mount --bind "$1" "$root$1"
        mount -o remount,bind,ro,nosuid,nodev "$root$1"
    else
        mkdir -p "$root${1%/*}"
        [ -e "$root$1" ] || : >"$root$1"
        mount --bind "$1" "$root$1"
    fi
}
for each in /usr /bin /lib /lib64 /etc/fonts /etc/ld.so.cache /etc/alternatives; do show "$each"; done
while [ "$count" -gt 0 ]; do
    show "$1"
    shift
    count=$((count - 1))
done
mkdir -p "$root/proc" "$root/dev" "$root/tmp"
chmod 1777 "$root/tmp"
mount --rbind /proc "$root/proc"
for each in null zero random urandom; do
    : >"$root/dev/$each"
    mount --bind "/dev/$each" "$root/dev/$each"
done
cd "$root/tmp"
if [ "$user" = - ]; then
    exec chroot "$root" /usr/bin/setpriv --no-new-privs --bounding-set=-all --inh-caps=-all "$@"
fi
exec chroot "$root" /usr/bin/setpriv --reuid="$user" --regid="$user" --clear-groups --no-new-privs \
    --bounding-set=-all --inh-caps=-all "$@"
