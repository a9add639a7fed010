using System.Text.RegularExpressions;
using Darts.Web.Tests.Running;
using OtpNet;

namespace Darts.Web.Tests.SignIn.Factors;

/// <summary>An authenticator app and the person who holds it.</summary>
internal sealed partial class Authenticator(TimeProvider time)
{
    public string Secret { get; private set; } = "";

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>The code that it shows now.</summary>
    public string Code() => new Totp(Base32Encoding.ToBytes(Secret)).ComputeTotp(time.GetUtcNow().UtcDateTime);

    /// <summary>Enrols it: on the page of who has signed in, or in the second step of a sign-in.</summary>
    public async Task EnrolAsync(Browser browser, string? page = null)
    {
        var offer = page is null
            ? await PostAsync(browser, "/account/security?handler=begin", new() { ["__RequestVerificationToken"] = await browser.FormTokenAsync("/account/security") })
            : await browser.ReadAsync(page);
        Assert.Contains("<svg", offer, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", offer, StringComparison.Ordinal);
        Secret = SecretText().Match(offer).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        var confirmed = await PostAsync(browser, $"{page ?? "/account/security"}?handler=enrol", new()
        {
            ["__RequestVerificationToken"] = FormToken().Match(offer).Groups[1].Value,
            ["ticket"] = Ticket().Match(offer).Groups[1].Value,
            ["code"] = Code(),
        });
        RecoveryCodes = [.. RecoveryCode().Matches(confirmed).Select(m => m.Groups[1].Value)];
        Assert.Equal(10, RecoveryCodes.Count);
    }

    private static async Task<string> PostAsync(Browser browser, string path, Dictionary<string, string> form)
    {
        using var answer = await browser.PostFormAsync(path, form);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("data-testid=\"totp-secret\">([A-Z2-7 ]+)<")]
    private static partial Regex SecretText();

    [GeneratedRegex("name=\"ticket\" value=\"([^\"]+)\"")]
    private static partial Regex Ticket();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("<code>([a-z0-9]{5}-[a-z0-9]{5})</code>")]
    private static partial Regex RecoveryCode();
}
