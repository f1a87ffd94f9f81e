#include "web/fcgi_ask.h"

#include <fastcgi.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { ROOM = 2048 };

struct packet {
    unsigned char bytes[ROOM];
    size_t n;
};

static void
add_head(struct packet *p, unsigned char type, size_t length)
{
    const unsigned char head[FCGI_HEADER_LEN] = { FCGI_VERSION_1, type, 0, 1,
        (unsigned char)(length >> 8), (unsigned char)(length & 255), 0, 0 };

    memcpy(p->bytes + p->n, head, sizeof(head));
    p->n += sizeof(head);
}

/* Names and values shorter than 128 bytes. */
static void
add_param(struct packet *p, const char *name, const char *value)
{
    size_t names = strlen(name), values = strlen(value);

    p->bytes[p->n++] = (unsigned char)names;
    p->bytes[p->n++] = (unsigned char)values;
    memcpy(p->bytes + p->n, name, names);
    memcpy(p->bytes + p->n + names, value, values);
    p->n += names + values;
}

static void
write_request(struct packet *p, const char *program)
{
    const unsigned char begin[] = { 0, FCGI_RESPONDER, 0, 0, 0, 0, 0, 0 };
    struct packet params = { .n = 0 };
    char path[100];

    snprintf(path, sizeof(path), "/-/%.60s/ready", program);
    add_param(&params, "REQUEST_METHOD", "GET");
    add_param(&params, "REQUEST_URI", path);
    add_param(&params, "QUERY_STRING", "");
    add_param(&params, "REMOTE_ADDR", "127.0.0.1");
    p->n = 0;
    add_head(p, FCGI_BEGIN_REQUEST, sizeof(begin));
    memcpy(p->bytes + p->n, begin, sizeof(begin));
    p->n += sizeof(begin);
    add_head(p, FCGI_PARAMS, params.n);
    memcpy(p->bytes + p->n, params.bytes, params.n);
    p->n += params.n;
    add_head(p, FCGI_PARAMS, 0);
    add_head(p, FCGI_STDIN, 0);
}

/* The beginning of the answer: the first record holds its status. */
static bool
read_answer(int fd, int milliseconds, struct packet *p)
{
    static const char want[] = "Status: 200";
    const size_t enough = FCGI_HEADER_LEN + sizeof(want) - 1;
    struct pollfd wait = { fd, POLLIN, 0 };

    p->n = 0;
    while (p->n < enough) {
        ssize_t got;

        if (poll(&wait, 1, milliseconds) <= 0)
            return false;
        got = read(fd, p->bytes + p->n, ROOM - p->n);
        if (got <= 0)
            return false;
        p->n += (size_t)got;
    }
    return true;
}

static enum fcgi_answer
talk(int fd, const char *program, int milliseconds)
{
    static const char want[] = "Status: 200";
    struct packet p;

    write_request(&p, program);
    if (send(fd, p.bytes, p.n, MSG_NOSIGNAL) != (ssize_t)p.n ||
        !read_answer(fd, milliseconds, &p))
        return FCGI_SILENT;
    return memcmp(p.bytes + FCGI_HEADER_LEN, want, sizeof(want) - 1) == 0
        ? FCGI_READY
        : FCGI_NOT_READY;
}

enum fcgi_answer
fcgi_ask_ready(const char *path, const char *program, int milliseconds)
{
    struct sockaddr_un to = { .sun_family = AF_UNIX };
    enum fcgi_answer answer = FCGI_ELSEWHERE;
    int fd;

    if (strlen(path) >= sizeof(to.sun_path) || access(path, W_OK) != 0)
        return FCGI_ELSEWHERE;
    memcpy(to.sun_path, path, strlen(path));
    fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return FCGI_SILENT;
    answer = connect(fd, (struct sockaddr *)&to, sizeof(to)) == 0
        ? talk(fd, program, milliseconds)
        : FCGI_SILENT;
    close(fd);
    return answer;
}
