/** @returns the media type of a `Content-Type`, without parameters, in lower case */
export function mediaTypeOf(contentType: string): string {
  const end = contentType.indexOf(';');
  return (end < 0 ? contentType : contentType.slice(0, end)).trim().toLowerCase();
}

/**
 * @param type a media type, as of {@link mediaTypeOf}
 * @returns the key among content types that has it; a key that is spelt alike is found at once
 */
export function keyOfType(types: Readonly<Record<string, unknown>>, type: string): string | undefined {
  return Object.hasOwn(types, type) ? type : Object.keys(types).find((key) => mediaTypeOf(key) === type);
}

/** @returns the first media type of an `Accept`, the only one that API Gateway honours; undefined where it has none */
export function acceptedType(accept: string | undefined): string | undefined {
  const first = accept?.split(',', 1)[0];
  const type = first === undefined ? '' : mediaTypeOf(first);
  return type === '' ? undefined : type;
}

/**
 * @param type a media type, as of {@link mediaTypeOf}
 * @param binaryMediaTypes exact types; a wildcard after the slash stands for every subtype and one before it for nothing
 *   (recorded, LocalStack test test_aws_proxy_binary_response), but for two together, which stand for everything
 *   (documented)
 */
export function isBinary(type: string | undefined, binaryMediaTypes: readonly string[]): boolean {
  return binaryMediaTypes.some((entry) => {
    const binary = entry.toLowerCase();
    if (binary === '*/*') return true;
    if (type === undefined) return false;
    if (binary === type) return !binary.startsWith('*/');
    return binary.endsWith('/*') && type.startsWith(binary.slice(0, -1)) && !binary.startsWith('*');
  });
}
