/**
 * Where Aliyun is reached, by its two sites (https://help.aliyun.com/document_detail/93696.html):
 * nothing that anybody sends leads elsewhere.
 */
export const SITES = {
  cn: { signIn: 'https://signin.aliyun.com', oauth: 'https://oauth.aliyun.com' },
  intl: { signIn: 'https://signin.alibabacloud.com', oauth: 'https://oauth.alibabacloud.com' },
} as const;

/** Regions of the call centre, and the address of its OpenAPI there. */
export const REGIONS = { 'cn-shanghai': 'https://ccc.cn-shanghai.aliyuncs.com' } as const;

/**
 * Recordings lie in the object storage of the region, in a bucket that the vendor names with each
 * call. `*` is one label.
 */
export const RECORDINGS = { 'cn-shanghai': 'https://*.oss-cn-shanghai.aliyuncs.com' } as const;

/** The two lines of the product; 1.x is retired for new customers, and still documented. */
export const VERSIONS = { '1.x': '2017-07-05', '2.x': '2020-07-01' } as const;
