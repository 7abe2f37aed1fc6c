// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NORMALISE_DATE_TERM_H_
#define BOARDTRAIL_NORMALISE_DATE_TERM_H_

#include "normalise/date_patterns.h"
#include "normalise/dates.h"

namespace boardtrail {

// What an expression states, as callers see it.
DateTerm date_term(const DateExpression& expression);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NORMALISE_DATE_TERM_H_
