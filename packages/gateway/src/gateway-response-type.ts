/** A type of the answers that API Gateway makes itself. */
export interface GatewayResponseKind {
  /** Undefined of the two that only stand in for others. */
  readonly statusCode: number | undefined;
  /** The value of the header `x-amzn-ErrorType`. */
  readonly errorType: string;
}

/**
 * All types with their default status (recorded, LocalStack snapshot test_gateway_response_crud). Of the error types,
 * `MissingAuthenticationTokenException` and `InternalServerErrorException` are recorded, and the others are LocalStack's.
 */
export const GATEWAY_RESPONSE_TYPES = {
  ACCESS_DENIED: { statusCode: 403, errorType: 'AccessDeniedException' },
  API_CONFIGURATION_ERROR: { statusCode: 500, errorType: 'InternalServerErrorException' },
  AUTHORIZER_CONFIGURATION_ERROR: { statusCode: 500, errorType: 'AuthorizerConfigurationException' },
  AUTHORIZER_FAILURE: { statusCode: 500, errorType: 'AuthorizerFailureException' },
  BAD_REQUEST_BODY: { statusCode: 400, errorType: 'BadRequestException' },
  BAD_REQUEST_PARAMETERS: { statusCode: 400, errorType: 'BadRequestException' },
  DEFAULT_4XX: { statusCode: undefined, errorType: 'BadRequestException' },
  DEFAULT_5XX: { statusCode: undefined, errorType: 'InternalServerErrorException' },
  EXPIRED_TOKEN: { statusCode: 403, errorType: 'ExpiredTokenException' },
  INTEGRATION_FAILURE: { statusCode: 504, errorType: 'InternalServerErrorException' },
  INTEGRATION_TIMEOUT: { statusCode: 504, errorType: 'InternalServerErrorException' },
  INVALID_API_KEY: { statusCode: 403, errorType: 'ForbiddenException' },
  INVALID_SIGNATURE: { statusCode: 403, errorType: 'InvalidSignatureException' },
  MISSING_AUTHENTICATION_TOKEN: { statusCode: 403, errorType: 'MissingAuthenticationTokenException' },
  QUOTA_EXCEEDED: { statusCode: 429, errorType: 'LimitExceededException' },
  REQUEST_TOO_LARGE: { statusCode: 413, errorType: 'RequestTooLargeException' },
  RESOURCE_NOT_FOUND: { statusCode: 404, errorType: 'ResourceNotFoundException' },
  THROTTLED: { statusCode: 429, errorType: 'TooManyRequestsException' },
  UNAUTHORIZED: { statusCode: 401, errorType: 'UnauthorizedException' },
  UNSUPPORTED_MEDIA_TYPE: { statusCode: 415, errorType: 'BadRequestException' },
  WAF_FILTERED: { statusCode: 403, errorType: 'WafFilteredException' },
} as const satisfies Readonly<Record<string, GatewayResponseKind>>;

export type GatewayResponseType = keyof typeof GATEWAY_RESPONSE_TYPES;
