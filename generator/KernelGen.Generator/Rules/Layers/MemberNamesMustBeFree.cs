using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG1001: a class that is to be a network has room for the members of one.</summary>
internal sealed class MemberNamesMustBeFree : INetworkRule
{
    public IEnumerable<Problem> Check(NetworkDeclaration declaration)
    {
        var model = declaration.Class;
        var generated = GeneratedMembers.Of(model.TypeName, declaration.Options.Trainable == true).ToArray();
        var name = Place.Container(model.Containers.Count - 1);
        if (generated.FirstOrDefault(member => member.Name == model.Name) is { } namesake)
            yield return new Problem("KG1001", name,
                $"'{model.DisplayName}' has the name of a member that [Network] generates, and no class has a member of its own name; "
                + $"rename the class, say to '{namesake.Name}Net'");

        for (var i = 0; i < model.Members.Count; i++)
        {
            var member = model.Members[i];
            if (generated.FirstOrDefault(other => other.CollidesWith(member)) is not { } rival) continue;
            var what = rival.Name == member.Name && rival.Parameters is not null && member.Parameters is not null
                ? $"'{member.Name}' with the same parameters" : $"'{rival.Name}'";
            yield return member.AbstractIn is { } parent
                ? new Problem("KG1001", name,
                    $"'{model.DisplayName}' inherits the abstract '{member.Name}' of '{parent}', "
                    + $"and [Network] generates {what}, which overrides nothing; rename it in '{parent}'")
                : new Problem("KG1001", Place.Member(i),
                    $"'{model.DisplayName}' declares '{member.Name}', and [Network] generates {what}; rename yours");
        }
    }
}
