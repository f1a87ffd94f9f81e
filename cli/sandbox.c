#include "cli/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/rc.h"

enum { NOBODY = 65534 };

static bool
limit(int what, uint64_t value)
{
    const struct rlimit to = { value, value };

    return setrlimit((__rlimit_resource_t)what, &to) == 0;
}

static bool
set_limits(const struct sandbox *limits)
{
    /* What looks for wrong uses of memory needs terabytes of addresses. */
#ifndef __SANITIZE_ADDRESS__
    if (!limit(RLIMIT_AS, limits->memory))
        return false;
#endif
    return limit(RLIMIT_CPU, limits->seconds) && limit(RLIMIT_CORE, 0) &&
        limit(RLIMIT_FSIZE, limits->output) && limit(RLIMIT_NPROC, 0) &&
        limit(RLIMIT_NOFILE, 0);
}

static bool
become_nobody(void)
{
    return getuid() != 0 ||
        (setgroups(0, NULL) == 0 && setresgid(NOBODY, NOBODY, NOBODY) == 0 &&
            setresuid(NOBODY, NOBODY, NOBODY) == 0);
}

/* Memory that can be run is not to be had, nor files in memory. */
static bool
allow_memory(scmp_filter_ctx filter)
{
    static const int maps[] = { SCMP_SYS(mmap), SCMP_SYS(mprotect) };

    for (size_t i = 0; i < COUNT(maps); i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, maps[i], 1,
                SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) != 0)
            return false;
    return true;
}

static bool
allow(scmp_filter_ctx filter)
{
    static const int calls[] = { SCMP_SYS(brk), SCMP_SYS(munmap),
        SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex),
        SCMP_SYS(exit), SCMP_SYS(exit_group) };

    for (size_t i = 0; i < COUNT(calls); i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0) != 0)
            return false;
    return allow_memory(filter) &&
        seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(read), 1,
            SCMP_A0(SCMP_CMP_EQ, STDIN_FILENO, 0)) == 0 &&
        seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
            SCMP_A0(SCMP_CMP_EQ, STDOUT_FILENO, 0)) == 0 &&
        /* A library that warns of something finds nobody to tell. */
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(EBADF), SCMP_SYS(write), 1,
            SCMP_A0(SCMP_CMP_EQ, STDERR_FILENO, 0)) == 0;
}

static bool
filter_calls(void)
{
#ifdef __SANITIZE_ADDRESS__
    return true;
#else
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    bool good =
        filter != NULL && allow(filter) && seccomp_load(filter) == 0;

    seccomp_release(filter);
    return good;
#endif
}

bool
sandbox_enter(const struct sandbox *limits)
{
    return close_range(STDERR_FILENO, ~0U, 0) == 0 && become_nobody() &&
        prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 &&
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
        set_limits(limits) && filter_calls();
}
