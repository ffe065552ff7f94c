/// Seconds of an hour.
let secondsPerHour = 3600.0

/// Hours of a year of 365 days, over which yearly costs are spread.
let hoursPerYear = 8760.0

/// Hours of a month, a twelfth of the year.
let hoursPerMonth = hoursPerYear / 12

/// Hours of a day.
let hoursPerDay = 24

/// Hours of a week.
let hoursPerWeek = 168

/// Joules of a kilowatt-hour.
let joulesPerKilowattHour = 3.6e6

/// Watts of a kilowatt.
let wattsPerKilowatt = 1000.0

/// Bytes of a gigabyte, decimal.
let bytesPerGigabyte = 1e9

/// Tokens of the unit in which they are priced.
let tokensPerMillion = 1e6
