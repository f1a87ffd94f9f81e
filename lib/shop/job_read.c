#include "shop/job_read.h"

void
job_read(struct db_query *q, struct job *out)
{
    out->id = db_str(q);
    out->kind = db_str(q);
    out->state = db_str(q);
    out->undoes = db_str(q);
    out->params = db_str(q);
    out->place = db_str(q);
    out->by_sub = db_str(q);
    out->by_name = db_str(q);
    out->total = db_int(q);
    out->done = db_int(q);
    out->failed = db_int(q);
    out->made_at = db_str(q);
    out->finished_at = db_str(q);
}
