using System.Globalization;
using Darts.Domain.Sessions;
using Darts.Web.SignIn;
using Darts.Web.SignIn.Checks;
using Darts.Web.SignIn.Guard;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Darts.Web.Pages;

/// <summary>Sign-in: with a name and a password, with what else the site offers, or in open mode with a name alone.</summary>
[AllowAnonymous]
internal sealed class SignInModel(
    IOptions<SignInOptions> options, CredentialChecks checks, IEnumerable<ISignInWay> ways, PasswordSignIn passwords, SignInDesk desk, SignInNotices notices, DeviceMark device) : PageModel
{
    private const string OpenMode = "Open";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string? Name { get; private set; }

    public string? Problem { get; private set; }

    public bool IsOpen => options.Value.IsOpen;

    public bool AsksPassword => checks.Any;

    public IEnumerable<string> OtherWays => ways.Where(w => w.IsActive).Select(w => w.Partial);

    public IActionResult OnGet()
    {
        if (User.TryOwnerName() is not null)
            return LocalRedirect(LocalAddress.From(Request, ReturnUrl));
        Problem = notices.Read(Request);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? name, string? password, CancellationToken cancellationToken)
    {
        if (IsOpen)
            return await OpenAsync(name);
        return AsksPassword ? await CheckAsync(name ?? "", password ?? "", cancellationToken) : NotFound();
    }

    private async Task<IActionResult> OpenAsync(string? name) =>
        OwnerName.TryParse(name, out var owner, out var problem)
            ? await AdmitAsync(new SignInProof(new Identity(owner.Value), OpenMode), owner.Value)
            : Again(name, problem, StatusCodes.Status400BadRequest);

    private async Task<IActionResult> CheckAsync(string name, string password, CancellationToken cancellationToken)
    {
        var attempt = new SignInAttempt(name, HttpContext.Connection.RemoteIpAddress, device.Read(Request, name));
        var answer = await passwords.TryAsync(name, password, attempt, cancellationToken);
        if (answer.Proof is not null)
            return await AdmitAsync(answer.Proof, name);
        if (answer.RetryAfter is not { } wait)
            return Again(name, answer.Problem, StatusCodes.Status403Forbidden);
        Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Again(name, answer.Problem, StatusCodes.Status429TooManyRequests);
    }

    private async Task<IActionResult> AdmitAsync(SignInProof proof, string typedName)
    {
        var answer = await desk.AdmitAsync(HttpContext, proof, ReturnUrl, typedName);
        return answer.IsWelcome ? LocalRedirect(answer.Next) : Again(typedName, answer.Problem, StatusCodes.Status403Forbidden);
    }

    private PageResult Again(string? name, string? problem, int status)
    {
        (Name, Problem) = (name, problem);
        Response.StatusCode = status;
        return Page();
    }
}
