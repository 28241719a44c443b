/** An error with the name AWS gives it: SDK clients and Amplify tell errors apart by that name alone. */
export class CognitoError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message)
    this.name = code
  }
}

export const notAuthorized = (message: string) => new CognitoError('NotAuthorizedException', message)
export const wrongCredentials = () => notAuthorized('Incorrect username or password.')
export const invalidParameter = (message: string) => new CognitoError('InvalidParameterException', message)
export const userNotFound = () => new CognitoError('UserNotFoundException', 'User does not exist.')
