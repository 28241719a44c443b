/** Of what is booked, from its start to its end: nothing in an agenda looks back further than this. */
export const longestServiceMinutes = 1440
export const shortestServiceMinutes = 5
