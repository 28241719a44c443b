/** `npm run examples -w server` writes the examples of the reference anew instead of asking whether they hold. */
export const isRecording = (): boolean => process.env.RECORD_EXAMPLES === 'yes'
