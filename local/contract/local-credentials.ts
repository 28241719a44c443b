export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' }
