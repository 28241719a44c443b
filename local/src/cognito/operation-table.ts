import type { Operation } from './operation'
import { adminCreateUser } from './operations/admin-create-user'
import * as admin from './operations/admin-users'
import { confirmForgotPassword, forgotPassword } from './operations/forgot-password'
import { adminInitiateAuth, initiateAuth } from './operations/initiate-auth'
import { listUsers } from './operations/list-users'
import * as own from './operations/own-account'
import { getTokensFromRefreshToken, revokeToken } from './operations/refresh-tokens'
import { adminRespondToAuthChallenge, respondToAuthChallenge } from './operations/respond-to-challenge'
import { confirmSignUp, resendConfirmationCode, signUp } from './operations/sign-up'
import * as totp from './operations/software-token'

export const operations: Record<string, Operation> = {
  AdminConfirmSignUp: admin.adminConfirmSignUp,
  AdminCreateUser: adminCreateUser,
  AdminDeleteUser: admin.adminDeleteUser,
  AdminDeleteUserAttributes: admin.adminDeleteUserAttributes,
  AdminDisableUser: admin.adminDisableUser,
  AdminEnableUser: admin.adminEnableUser,
  AdminGetUser: admin.adminGetUser,
  AdminInitiateAuth: adminInitiateAuth,
  AdminResetUserPassword: admin.adminResetUserPassword,
  AdminRespondToAuthChallenge: adminRespondToAuthChallenge,
  AdminSetUserMFAPreference: totp.adminSetUserMfaPreference,
  AdminSetUserPassword: admin.adminSetUserPassword,
  AdminUpdateUserAttributes: admin.adminUpdateUserAttributes,
  AdminUserGlobalSignOut: admin.adminUserGlobalSignOut,
  AssociateSoftwareToken: totp.associateSoftwareToken,
  ChangePassword: own.changePassword,
  ConfirmForgotPassword: confirmForgotPassword,
  ConfirmSignUp: confirmSignUp,
  DeleteUser: own.deleteUser,
  ForgotPassword: forgotPassword,
  GetTokensFromRefreshToken: getTokensFromRefreshToken,
  GetUser: own.getUser,
  GetUserAttributeVerificationCode: own.getUserAttributeVerificationCode,
  GlobalSignOut: own.globalSignOut,
  InitiateAuth: initiateAuth,
  ListUsers: listUsers,
  ResendConfirmationCode: resendConfirmationCode,
  RespondToAuthChallenge: respondToAuthChallenge,
  RevokeToken: revokeToken,
  SetUserMFAPreference: totp.setUserMfaPreference,
  SignUp: signUp,
  UpdateUserAttributes: own.updateUserAttributes,
  VerifySoftwareToken: totp.verifySoftwareToken,
  VerifyUserAttribute: own.verifyUserAttribute,
}
