// The elementary functions that Swift's standard library lacks, for the live rooms, which may
// not import Foundation or Glibc. `static inline` over the compiler's builtins: natively they
// become calls of libm, in the browser calls of wasi-libc's.
#ifndef MARGINAL_CNUMERICS_H
#define MARGINAL_CNUMERICS_H

/// e raised to x.
static inline double cnumerics_exp(double x) { return __builtin_exp(x); }
/// Natural logarithm of x; NaN below zero, minus infinity at zero.
static inline double cnumerics_log(double x) { return __builtin_log(x); }
/// Logarithm of x to the base ten.
static inline double cnumerics_log10(double x) { return __builtin_log10(x); }
/// Logarithm of x to the base two.
static inline double cnumerics_log2(double x) { return __builtin_log2(x); }
/// x raised to y.
static inline double cnumerics_pow(double x, double y) { return __builtin_pow(x, y); }
/// e raised to x, less one: keeps its digits where x is close to zero.
static inline double cnumerics_expm1(double x) { return __builtin_expm1(x); }
/// Natural logarithm of one plus x: keeps its digits where x is close to zero.
static inline double cnumerics_log1p(double x) { return __builtin_log1p(x); }
/// Sine of x, in radians.
static inline double cnumerics_sin(double x) { return __builtin_sin(x); }
/// Cosine of x, in radians.
static inline double cnumerics_cos(double x) { return __builtin_cos(x); }

#endif
