using Darts.Domain.Sessions;
using Darts.Web.SignIn;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Darts.Web.Pages.Sessions;

/// <summary>A page about one session of the visitor's own; any other session does not exist here, whatever the verb.</summary>
internal abstract class SessionPageModel(SessionView sessions) : PageModel
{
    public Session Session { get; private set; } = null!;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (Guid.TryParse(RouteData.Values["id"] as string, out var id) && sessions.Find(id, User.OwnerName()) is { } session)
            Session = session;
        else
            context.Result = NotFound();
    }
}
