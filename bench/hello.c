/*
 * The bare minimum beside which the shop's programs are measured: answers as
 * many bytes as the query asks for (/bench/hello?12000), one write, nothing
 * else. Run like the programs: multiwatch behind a Unix socket.
 */
#include <fcgiapp.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 1 << 20 };

static int
wanted(const FCGX_Request *request)
{
    const char *uri = FCGX_GetParam("REQUEST_URI", request->envp);
    const char *query = uri != NULL ? strchr(uri, '?') : NULL;
    long n = query != NULL ? strtol(query + 1, NULL, 10) : 0;

    return n < 0 ? 0 : n > MOST ? MOST : (int)n;
}

int
main(void)
{
    static const char head[] =
        "Content-Type: text/html; charset=utf-8\r\n\r\n";
    static char body[MOST];
    FCGX_Request request;

    memset(body, 'x', sizeof(body));
    if (FCGX_Init() != 0 || FCGX_InitRequest(&request, 0, 0) != 0)
        return EXIT_FAILURE;
    while (FCGX_Accept_r(&request) == 0) {
        FCGX_PutStr(head, sizeof(head) - 1, request.out);
        FCGX_PutStr(body, wanted(&request), request.out);
        FCGX_Finish_r(&request);
    }
    return EXIT_SUCCESS;
}
