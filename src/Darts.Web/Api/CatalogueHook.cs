using System.Security.Cryptography;
using System.Text;
using Darts.Domain.Machines.Repository;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Darts.Web.Api;

/// <summary>
/// <c>POST /hooks/catalogue</c>: a git server says that there is something new. It has no cookie, so it comes before the gate, and proves
/// itself with the secret that it shares with the portal.
/// </summary>
internal static partial class CatalogueHook
{
    public const string Path = "/hooks/catalogue";

    /// <summary>What GitHub sends at most.</summary>
    private const long LargestBody = 25 << 20;

    private const string SignatureHeader = "X-Hub-Signature-256";
    private const string SignaturePrefix = "sha256=";
    private const string TokenHeader = "X-Gitlab-Token";

    /// <summary>Answers it where the site has such a secret; elsewhere there is no such address.</summary>
    public static void UseCatalogueHook(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<RepositoryOptions>>().Value;
        if (options.WebhookSecretFile is null)
            return;
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(CatalogueHook));
        app.Use((context, next) => context.Request.Path == Path ? AnswerAsync(context, options, logger) : next(context));
    }

    private static async Task AnswerAsync(HttpContext context, RepositoryOptions options, ILogger logger)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        if (options.WebhookSecret is not { } secret || !await IsProvedAsync(context, Encoding.UTF8.GetBytes(secret)).ConfigureAwait(false))
        {
            LogRefused(logger, context.Connection.RemoteIpAddress);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        // The caller does not wait for the repository's server; how it went, the log and the catalogue say.
        var repository = context.RequestServices.GetRequiredService<CatalogueRepository>();
        _ = repository.LookAsync(context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private static async Task<bool> IsProvedAsync(HttpContext context, byte[] secret)
    {
        var request = context.Request;
        if (request.Headers[TokenHeader] is [{ } token])
            return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(secret));
        if (request.Headers[SignatureHeader] is not [{ } signature] || !signature.StartsWith(SignaturePrefix, StringComparison.Ordinal))
            return false;
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = LargestBody;
        var proof = await HMACSHA256.HashDataAsync(secret, request.Body, context.RequestAborted).ConfigureAwait(false);
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Convert.ToHexStringLower(proof)), Encoding.ASCII.GetBytes(signature[SignaturePrefix.Length..].ToLowerInvariant()));
    }

    [LoggerMessage(1, LogLevel.Warning, "A call of the catalogue's webhook from {Address} was refused: it did not prove that it knows the secret")]
    private static partial void LogRefused(ILogger logger, System.Net.IPAddress? address);
}
