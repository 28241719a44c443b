export interface CorsRule {
  allowedOrigins: readonly string[]
  allowedMethods: readonly string[]
  allowedHeaders?: readonly string[]
  exposeHeaders?: readonly string[]
  maxAgeSeconds?: number
}

export interface Bucket {
  name: string
  cors?: readonly CorsRule[]
}
