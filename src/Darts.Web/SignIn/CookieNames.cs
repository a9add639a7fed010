using Darts.Web.Start;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn;

/// <summary>The names of the portal's cookies. Browsers keep cookies by host and not by port, so two portals on one loopback need the port in them.</summary>
internal sealed class CookieNames(IOptions<PortalOptions> portal)
{
    public string OpenMode => $"darts-open-{portal.Value.Port}";

    public string SignIn => $"darts-user-{portal.Value.Port}";

    public string Device => $"darts-device-{portal.Value.Port}";

    public string Pending => $"darts-pending-{portal.Value.Port}";

    public string Mail => $"darts-mail-{portal.Value.Port}";

    public string AntiForgery => $"darts-form-{portal.Value.Port}";
}
