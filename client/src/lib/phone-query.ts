/** The one width at which the layout changes, the same as in the style sheets. */
export const phoneQuery = '(max-width: 48em)'
