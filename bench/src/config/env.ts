/** Children inherit it: the SDK's reminder of its next Node version would stand between the results. */
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
