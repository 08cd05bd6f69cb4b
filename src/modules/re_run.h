/* SPDX-License-Identifier: MIT */
/* What the machine of re_match.c offers the search of re_search.c. */
#ifndef KRAIT_MODULES_RE_RUN_H
#define KRAIT_MODULES_RE_RUN_H

#include "modules/re_code.h"

/* Runs the program at r->begin. The registers of groups are unset.
 * Contract: handler; reserve; O(n^2); raises. */
bool mod_re_try(struct mod_re_run *r, bool *found) RAISES;

#endif
