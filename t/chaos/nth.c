/*
 * Preloaded into a program, it dies at the n-th call that the program makes
 * over a socket, or loses the answer to it. The plan is a small file, mapped
 * by all processes of one program and written by t/lib/Clearcart/Nth.pm: so
 * the n-th is counted over all of them. Sockets are told apart by their
 * peers: a Unix socket that the program opened leads to the database, one of
 * TCP to the processor or to the mail server, one that it accepted to the
 * web server.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

enum { FDS = 4096, WHAT = 64 };

/* Bits of the plan's mask. */
enum { DATABASE = 1, CALL = 2, WEB = 4, SAYS = 8, HEARS = 16, OPENS = 32 };

enum deed { NOTHING, BEFORE, AFTER, LOSE };

/* As Nth.pm packs it. */
struct plan {
    _Atomic int64_t count; /* calls of the mask since the plan was made */
    int64_t at;            /* the one at which it is done; 0: at none */
    int32_t mask, deed;
    _Atomic int32_t done; /* id of the process that did it */
    int32_t unused;
    char what[WHAT];
};

/* Of each descriptor: whose it is, and whether the next answer is lost. */
static unsigned char peer[FDS], losing[FDS];

static struct plan *
map_plan(void)
{
    const char *path = getenv("NTH_PLAN");
    int fd = path != NULL ? open(path, O_RDWR | O_CLOEXEC) : -1;
    void *p;

    if (fd == -1)
        return NULL;
    p = mmap(
        NULL, sizeof(struct plan), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    return p == MAP_FAILED ? NULL : p;
}

static struct plan *plan;

__attribute__((constructor)) static void
start(void)
{
    plan = map_plan();
}

static int
peer_of(int fd)
{
    return fd >= 0 && fd < FDS ? peer[fd] : 0;
}

static void
set_peer(int fd, int is)
{
    if (fd < 0 || fd >= FDS)
        return;
    peer[fd] = (unsigned char)is;
    losing[fd] = 0;
}

static void
note(const char *name, const char *data, size_t n)
{
    size_t at = (size_t)snprintf(plan->what, WHAT, "%s ", name);

    for (size_t i = 0; i < n && at < WHAT - 1; i++)
        if (data[i] >= ' ' && data[i] <= '~')
            plan->what[at++] = data[i];
    plan->what[at < WHAT ? at : WHAT - 1] = '\0';
}

static _Noreturn void
die(void)
{
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

struct call {
    const char *name, *data;
    size_t n;
    int fd, kind;
};

/* What is to be done at this call; it does not return if that is to die. */
static enum deed
due(const struct call *c)
{
    const int is = peer_of(c->fd);

    if (plan == NULL || plan->at == 0 || is == 0 || (plan->mask & is) == 0 ||
        (plan->mask & c->kind) == 0)
        return NOTHING;
    if (atomic_fetch_add(&plan->count, 1) + 1 != plan->at)
        return NOTHING;
    note(c->name, c->data, c->n);
    atomic_store(&plan->done, (int32_t)getpid());
    if (plan->deed == BEFORE)
        die();
    return (enum deed)plan->deed;
}

static void *
next(const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);

    if (found == NULL)
        abort();
    return found;
}

/* The real function; ISO C knows no cast from an object's pointer. */
#define REAL(name)                                                             \
    static __typeof__(name) *real;                                             \
    if (real == NULL) {                                                        \
        void *found = next(#name);                                             \
        memcpy(&real, &found, sizeof(found));                                  \
    }

/* A reply to the web server is lost by not being sent. */
static ssize_t
said(int fd, enum deed deed, ssize_t n)
{
    if (deed == AFTER)
        die();
    if (deed == LOSE)
        losing[fd] = 1;
    return n;
}

static int
cut_web(int fd, enum deed deed)
{
    if (deed != LOSE || peer_of(fd) != WEB)
        return 0;
    shutdown(fd, SHUT_RDWR);
    errno = EPIPE;
    return 1;
}

/* What is heard now answers what was said: it is lost. */
static ssize_t
heard(int fd, enum deed deed, ssize_t n)
{
    if (deed == AFTER)
        die();
    if (n <= 0 || (deed != LOSE && (peer_of(fd) == 0 || !losing[fd])))
        return n;
    losing[fd] = 0;
    shutdown(fd, SHUT_RDWR);
    errno = ECONNRESET;
    return -1;
}

ssize_t
send(int fd, const void *data, size_t n, int flags)
{
    REAL(send)
    enum deed deed = due(&(struct call){"send", data, n, fd, SAYS});

    return cut_web(fd, deed) ? -1 : said(fd, deed, real(fd, data, n, flags));
}

ssize_t
write(int fd, const void *data, size_t n)
{
    REAL(write)
    enum deed deed = due(&(struct call){"write", data, n, fd, SAYS});

    return cut_web(fd, deed) ? -1 : said(fd, deed, real(fd, data, n));
}

ssize_t
recv(int fd, void *data, size_t n, int flags)
{
    REAL(recv)
    enum deed deed = due(&(struct call){"recv", "", 0, fd, HEARS});

    return heard(fd, deed, real(fd, data, n, flags));
}

ssize_t
read(int fd, void *data, size_t n)
{
    REAL(read)
    enum deed deed = due(&(struct call){"read", "", 0, fd, HEARS});

    return heard(fd, deed, real(fd, data, n));
}

int
connect(int fd, const struct sockaddr *to, socklen_t n)
{
    REAL(connect)
    enum deed deed;
    int rc;

    set_peer(fd, to->sa_family == AF_UNIX   ? DATABASE
                 : to->sa_family == AF_INET ? CALL
                                            : 0);
    deed = due(&(struct call){"connect", "", 0, fd, OPENS});
    rc = real(fd, to, n);
    if (deed == AFTER)
        die();
    if (deed == LOSE) {
        shutdown(fd, SHUT_RDWR);
        errno = ECONNREFUSED;
        return -1;
    }
    return rc;
}

int
accept(int fd, struct sockaddr *from, socklen_t *n)
{
    REAL(accept)
    int got = real(fd, from, n);

    set_peer(got, WEB);
    return got;
}

int
close(int fd)
{
    REAL(close)

    set_peer(fd, 0);
    return real(fd);
}
