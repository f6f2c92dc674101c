/** API Gateway's documented quotas that concern a mapping template. */

/** Bytes of a mapping template (REST APIs). */
export const MAX_TEMPLATE_BYTES = 300 * 1024;

/** Iterations of one `#foreach`. */
export const MAX_FOREACH_ITERATIONS = 1000;

/** Bytes of a payload. */
export const MAX_PAYLOAD_BYTES = 10 * 1024 * 1024;

/** How deep an event's JSON may nest. */
export const MAX_EVENT_DEPTH = 1000;
