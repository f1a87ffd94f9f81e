/* What every page of the shop shows around its own: header and footer. */
#ifndef FRAME_FRAME_H
#define FRAME_FRAME_H

#include "web/app.h"

frame_fn shop_frame;

#endif
